import {expect, test} from "vitest";
import {readBook} from "../../../pipeline/read/workbook/book.js";
import {bookByHand, packed} from "../../helpers/workbook.js";

const LIMITS = {maxUnzipped: 20_000_000};
const ONE = '<row r="1"><c r="A1"><v>1</v></c></row>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function ruleOf(bytes: Uint8Array): string {
  try {
    readBook(bytes, "a.xlsx", LIMITS);
    return "read";
  } catch (error) {
    if (error instanceof Error && "rule" in error) return String(error.rule);
    throw error;
  }
}

test.each([
  ["xl/worksheets/sheet1.xml", `<worksheet ${MAIN}><sheetData>${ONE}<row r="2"><c r="A2"><v>2`],
  ["xl/worksheets/sheet1.xml", `<worksheet ${MAIN}><sheetData>${ONE}`],
  ["xl/sharedStrings.xml", `<sst ${MAIN}><si><t>長岡</t></si>`],
  ["xl/styles.xml", `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy"/>`],
  ["xl/workbook.xml", `<workbook ${MAIN}><sheets>`],
  ["xl/worksheets/sheet1.xml", ""]
])("%s that is cut off makes no smaller book: it is damaged", async (path, content) => {
  expect(ruleOf(await bookByHand([{rows: ONE}], {parts: {[path]: content}}))).toBe("workbook_damaged");
});

test("a text that the list of texts does not have, and a cell outside of the largest sheet, are damage", async () => {
  const rows = ['<row r="1"><c r="A1" t="s"><v>9</v></c></row>', '<row r="4294967000"><c><v>1</v></c></row>'];
  for (const inside of [...rows, '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'])
    expect(ruleOf(await bookByHand([{rows: inside}]))).toBe("workbook_damaged");
});

/** The zip with something else written at a place of each entry: of its own header, or of the directory at the end. */
function lying(bytes: Uint8Array, signature: number, change: (view: DataView, at: number) => void): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length - 46; at++) if (view.getUint32(at, true) === signature) change(view, at);
  return bytes;
}

test("a zip that says one thing in its directory and another in front of an entry is held to the directory", async () => {
  const bomb = () => packed({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": "0".repeat(30_000_000)});
  const small = lying(await bomb(), 0x02014b50, (view, at) => view.setUint32(at + 24, 10, true));
  expect(ruleOf(small)).toBe("zip_too_large");
  const stored = lying(await bomb(), 0x02014b50, (view, at) => {
    view.setUint16(at + 10, 0, true); // "not packed", so that whoever goes by it counts the packed bytes
    view.setUint32(at + 24, view.getUint32(at + 20, true), true);
  });
  expect(ruleOf(stored)).toBe("workbook_damaged");
  const huge = lying(await bookByHand([{rows: ONE}]), 0x04034b50, (view, at) =>
    view.setUint32(at + 22, 0xfffffff0, true)
  );
  expect(ruleOf(huge)).toBe("read"); // nobody believes it
});

test("two parts of one name are two truths", async () => {
  const [name, other] = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.two"];
  const sheet = `<worksheet ${MAIN}><sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>`;
  const twin = Buffer.from(await bookByHand([{rows: ONE}], {parts: {[other]: sheet}}));
  expect(ruleOf(new Uint8Array(twin))).toBe("read");
  for (let at = twin.indexOf(other); at >= 0; at = twin.indexOf(other)) twin.write(name, at);
  expect(ruleOf(new Uint8Array(twin))).toBe("workbook_damaged");
});

test("the limit is for all entries together", async () => {
  const parts = Object.fromEntries(Array.from({length: 30}, (_, i) => [`xl/media/${i}.bin`, "0".repeat(1_000_000)]));
  const large = await bookByHand([{rows: ONE}], {parts});
  expect(ruleOf(large)).toBe("zip_too_large");
  expect(ruleOf(lying(large, 0x02014b50, (view, at) => view.setUint32(at + 24, 10, true)))).toBe("zip_too_large");
  expect(ruleOf(await bookByHand([{rows: ONE}], {parts: {"xl/media/1.bin": "0".repeat(1_000_000)}}))).toBe("read");
});

const relations = (...each: [type: string, target: string][]) =>
  `<Relationships>${each.map(([type, to], i) => `<Relationship Id="r${i}" Type="${TYPE}/${type}" Target="${to}"/>`).join("")}</Relationships>`;

test("what lies beside the cells is told by its sheet", async () => {
  const bytes = await bookByHand(
    [
      {name: "表", rows: ONE},
      {
        name: "図",
        refers: [
          ["drawing", "../drawings/drawing1.xml"],
          ["comments", "../comments/comment1.xml"],
          ["pivotTable", "/xl/pivotTables/pivotTable1.xml"],
          ["printerSettings", "../printerSettings/printerSettings1.bin"]
        ]
      }
    ],
    {
      parts: {
        "xl/drawings/drawing1.xml": "<xdr:wsDr><xdr:sp macro=''/><c:chart/></xdr:wsDr>",
        "xl/drawings/_rels/drawing1.xml.rels": relations(["chart", "../charts/chart1.xml"]),
        "xl/charts/chart1.xml": "<c:chartSpace/>",
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": relations(["externalLinkPath", "file:///other.xlsx"]),
        "xl/vbaProject.bin": "x"
      }
    }
  );
  const book = readBook(bytes, "a.xlsx", LIMITS);
  expect(book.format).toBe("xlsm");
  expect(book.beside.map(({kind, sheet}) => `${kind} ${sheet}`.trim()).sort()).toEqual([
    "chart 図",
    "comment 図",
    "drawing 図",
    "external_link",
    "macro",
    "pivot 図"
  ]);
});

test("a sheet that is one chart holds no cells, and does not stop the others from being read", async () => {
  const bytes = await bookByHand([{rows: ONE}, {name: "グラフ"}], {
    parts: {
      "xl/_rels/workbook.xml.rels": `<Relationships>
<Relationship Id="rId1" Type="${TYPE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="${TYPE}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
      "xl/chartsheets/sheet1.xml": `<chartsheet ${MAIN} xmlns:r="${TYPE}"><drawing r:id="rId1"/></chartsheet>`,
      "xl/chartsheets/_rels/sheet1.xml.rels": relations(["drawing", "../drawings/drawing1.xml"]),
      "xl/drawings/drawing1.xml": "<xdr:wsDr/>"
    }
  });
  const {grids, beside} = readBook(bytes, "a.xlsx", LIMITS);
  expect(grids.map(({sheet, rows}) => [sheet, rows])).toEqual([
    ["Sheet1", 1],
    ["グラフ", 0]
  ]);
  expect(beside).toEqual([{kind: "chart", sheet: "グラフ"}]);
});
