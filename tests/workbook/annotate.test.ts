import XLSX from "@e965/xlsx";
import {readXlsx} from "hucre/xlsx";
import {expect, test} from "vitest";
import {annotated, cellsOf, findingsAt, notesOf, partsOf, SAID} from "../helpers/annotated.js";
import {problemsOf} from "../helpers/errors.js";
import {fullBook} from "../helpers/fullBook.js";
import {bookByHand, bookOf} from "../helpers/workbook.js";

const WRAPPED = {value: "10～15", style: {alignment: {wrapText: true}, protection: {locked: false}}};

test("the copy has a note in each cell that something is said of, the sender's own notes, and the same values", async () => {
  const bytes = await bookOf(
    {A1: "指標", B1: "2024年度", A2: "関連企業数", B2: {...WRAPPED, comment: {text: "送り手のコメント"}}},
    {merges: [{startRow: 2, startCol: 0, endRow: 2, endCol: 1}]}
  );
  const list = findingsAt("KPI!B2");
  const second = {...findingsAt("KPI!B2").findings[0], rule: "L1-07", message_ja: "二つのデータ", suggestions: []};
  const findings = [...list.findings, second as (typeof list.findings)[number]];
  const copy = annotated(bytes, {...list, findings});
  expect(await notesOf(copy)).toEqual({"1,1": `送り手のコメント\n\n${SAID}\n\n[L1-07] 二つのデータ`});
  const style = (await readXlsx(copy, {readStyles: true})).sheets[0]?.cells?.get("1,1")?.style;
  expect(style).toMatchObject(WRAPPED.style);
  const read = XLSX.read(copy, {type: "array"});
  expect(XLSX.utils.sheet_to_json(read.Sheets.KPI ?? {}, {header: 1})).toEqual(
    XLSX.utils.sheet_to_json(XLSX.read(bytes, {type: "array"}).Sheets.KPI ?? {}, {header: 1})
  );
  expect(read.Sheets.KPI?.["!merges"]).toHaveLength(1);
  expect(read.SheetNames).toEqual(["KPI", "読取り結果"]);
});

test("what is said of a cell under a merge stands on the cell that is seen, and the border goes around the block", async () => {
  const merges = [{startRow: 0, startCol: 0, endRow: 1, endCol: 1}];
  const copy = annotated(await bookOf({A1: "長岡"}, {merges}), findingsAt("KPI!B2"));
  expect(Object.keys(await notesOf(copy))).toEqual(["0,0"]);
  expect(cellsOf(copy)).toBe("(A1! B1!)(A2! B2!)");
});

test("a copy of a copy says nothing twice, and has a second sheet of results", async () => {
  const once = annotated(await bookOf({A1: 1}), findingsAt("KPI!A1"));
  const twice = annotated(once, findingsAt("KPI!A1"));
  expect(await notesOf(twice)).toEqual({"0,0": SAID});
  expect(XLSX.read(twice, {type: "array"}).SheetNames).toEqual(["KPI", "読取り結果", "読取り結果 (2)"]);
});

const TALK = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";

test("where a cell has a conversation, which newer Excel shows in place of its comment, ours is a reply in it", async () => {
  const sent = `<threadedComment ref="A1" dT="2024-04-01T00:00:00.00" personId="{1}" id="{2}"><text>速報？</text></threadedComment>`;
  const rels = partsOf(await bookByHand([{}])).get("xl/_rels/workbook.xml.rels") ?? "";
  const parts = {
    "xl/threadedComments/threadedComment1.xml": `<ThreadedComments xmlns="${TALK}">${sent}</ThreadedComments>`,
    "xl/persons/person.xml": `<personList xmlns="${TALK}"><person displayName="長岡" id="{1}"/></personList>`,
    "xl/_rels/workbook.xml.rels": rels.replace(
      "</",
      '<Relationship Id="p" Type="x/person" Target="persons/person.xml"/></'
    )
  };
  const refers = [["threadedComment", "../threadedComments/threadedComment1.xml"]] as const;
  const rows = '<row r="1"><c r="A1"><v>7</v></c></row>';
  const once = annotated(await bookByHand([{name: "KPI", rows, refers}], {parts}), findingsAt("KPI!A1"));
  for (const copy of [once, annotated(once, findingsAt("KPI!A1"))]) {
    const talk = partsOf(copy).get("xl/threadedComments/threadedComment1.xml") ?? "";
    const said = [...talk.matchAll(/<threadedComment [^>]*?(parentId="[^"]*")?><text[^>]*>([^<]*)/g)];
    expect(said.map(([, parent, text]) => [parent, text])).toEqual([
      [undefined, "速報？"],
      ['parentId="{2}"', SAID]
    ]);
    expect(
      partsOf(copy)
        .get("xl/persons/person.xml")
        ?.match(/<person /g)
    ).toHaveLength(2);
  }
});

test("links lead to sheets of any name", async () => {
  const name = "長岡の 'KPI' & <目標> 一覧 31文字！ 令和６年度";
  const copy = annotated(await bookOf({A1: 1}, {name}), findingsAt(`${name}!A1`));
  expect(name).toHaveLength(31);
  expect(Object.keys(await notesOf(copy))).toEqual(["0,0"]);
  const result = XLSX.read(copy, {type: "array"}).Sheets.読取り結果;
  expect(result?.A6?.l?.Target).toBe(`#'${name.replaceAll("'", "''")}'!A1`);
});

test("a copy with macros must be called so, and is what its name says", async () => {
  const macros = await fullBook();
  const [problem] = await problemsOf(() => annotated(macros, findingsAt(), "報告.xlsm", "確認.xlsx"));
  expect([problem?.where, problem?.ja]).toEqual(["--annotate 確認.xlsx", expect.stringContaining("確認.xlsm")]);
  const plain = annotated(await bookOf({A1: 1}), findingsAt(), "a.xlsx", "a.xlsm");
  expect(partsOf(plain).get("[Content_Types].xml")).toContain("macroEnabled.main+xml");
});

test("a text file becomes a workbook with its texts as they are, and the note stands on the row of its line", async () => {
  // 指標,値 in CP932, an empty line, and what Excel would take for a command
  const head = [0x8e, 0x77, 0x95, 0x57, 0x2c, 0x92, 0x6c, 0x0a, 0x0a];
  const bytes = Uint8Array.from([...head, ...new TextEncoder().encode("=cmd|'/C calc'!A0,01\n")]);
  const copy = annotated(bytes, findingsAt("line 3 値"), "a.csv");
  const sheet = XLSX.read(copy, {type: "array"}).Sheets.受領したファイル;
  expect([sheet?.A1?.v, sheet?.B3?.v, sheet?.A3]).toEqual([
    "指標",
    "01",
    expect.not.objectContaining({f: expect.anything()})
  ]);
  expect(sheet?.A3?.v).toBe("=cmd|'/C calc'!A0");
  expect([...partsOf(copy).values()].some(xml => /<f[ >]/.test(xml))).toBe(false);
  expect(await notesOf(copy)).toEqual({"2,1": SAID});
});

test.each([
  ["a part that is not UTF-8", "xl/styles.xml", '<?xml version="1.0" encoding="Shift_JIS"?><styleSheet/>'],
  ["comments that are missing their end", "xl/comments1.xml", "<comments"]
])(
  "a workbook that nothing can be written into is copied as texts, and the result says so: %s",
  async (_, path, xml) => {
    const bytes = await bookByHand(
      [{name: "KPI", rows: '<row r="1"><c r="A1"><v>7</v></c></row>', refers: [["comments", "../comments1.xml"]]}],
      {
        parts: {[path]: xml}
      }
    );
    const copy = annotated(bytes, findingsAt("KPI!A1"));
    const {KPI, 読取り結果: result} = XLSX.read(copy, {type: "array"}).Sheets;
    expect([KPI?.A1?.v, result?.B4?.v]).toEqual(["7", expect.stringContaining("書き込めない")]);
  }
);
