import XLSX from "@e965/xlsx";
import {afterEach, expect, test} from "vitest";
import type {Cell} from "../../../pipeline/contracts/book.js";
import {readBook} from "../../../pipeline/read/workbook/book.js";
import {bookByHand} from "../../helpers/workbook.js";

const LIMITS = {maxUnzipped: 20_000_000};
const APRIL = 45383.5; // 2024-04-01, noon

/** One stored number under each of the formats, down column A. */
async function shown(serial: number, formats: readonly (string | number)[], date1904 = false): Promise<Cell[]> {
  const rows = formats.map((_, i) => `<row r="${i + 1}"><c r="A${i + 1}" s="${i + 1}"><v>${serial}</v></c></row>`);
  const bytes = await bookByHand([{rows: rows.join("")}], {formats, date1904});
  const [grid] = readBook(bytes, "a.xlsx", LIMITS).grids;
  return formats.map((_, row) => grid?.cell(row, 0) ?? {text: "", kind: "text"});
}

const texts = (cells: readonly Cell[]) => cells.map(({text, kind}) => (kind === "date" ? text : `${kind} ${text}`));

test("the dates that a Japanese Excel shows by a number alone are dates, cut to what they show", async () => {
  const days = [27, 28, 29, 30, 31, 35, 36, 50, 51, 53, 54, 56, 57, 58];
  const months = [34, 52, 55];
  expect(texts(await shown(APRIL, days))).toEqual(days.map(() => "2024-04-01"));
  expect(texts(await shown(APRIL, months))).toEqual(months.map(() => "2024-04"));
  expect(texts(await shown(APRIL, [32, 33]))).toEqual(["12:00", "12:00"]);
  expect((await shown(APRIL, [58]))[0]?.format).toBe('[$-411]ggge"年"m"月"d"日"');
});

test("what the book itself says of such a number stands, and formats of its own keep theirs", async () => {
  const bytes = await bookByHand(
    [{rows: '<row r="1"><c r="A1" s="1"><v>45383</v></c><c r="B1" s="2"><v>0.5</v></c></row>'}],
    {
      formats: [31, "0.0%"],
      parts: {
        "xl/styles.xml": `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="2"><numFmt numFmtId="31" formatCode="yyyy"/>
<numFmt numFmtId="164" formatCode="0.0%"/></numFmts>
<fills><fill/></fills>
<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="164"/></cellXfs></styleSheet>`
      }
    }
  );
  const [grid] = readBook(bytes, "a.xlsx", LIMITS).grids;
  expect([grid?.cell(0, 0), grid?.cell(0, 1)]).toEqual([
    {text: "2024", kind: "date", format: "yyyy"},
    {text: "0.5", kind: "number", format: "0.0%"}
  ]);
});

test.each([
  ['[$-411]ggge"年"m"月"d"日";@', "2024-04-01"],
  ['[DBNum3][$-411]ggge"年"m"月"d"日"', "2024-04-01"],
  ["yyyy/m/d h:mm", "2024-04-01"],
  ["yyyy/mm/dd hh:mm:ss AM/PM", "2024-04-01"],
  ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024-04-01"],
  ["aaaa", "2024-04-01"],
  ["yyyymm", "2024-04"],
  ["[$-409]mmm\\-yy;@", "2024-04"],
  ['yyyy"年度"m"月"', "2024-04"],
  ['[<=43585]ggge"年";[>=43831]ggge"年";ggg"元年"', "2024"],
  ['[$-411]ggge"年度"', "2024年度"],
  ['yyyy"年度"', "2024年度"],
  ["yyyy\\年\\度", "2024年度"],
  ["yyyy年度", "2024年度"],
  ['"FY"yyyy', "2024年度"],
  ["h:mm AM/PM", "12:00"],
  ["[h]:mm", "1089204:00"],
  ["mm:ss.0", "12:00"],
  ['0"年度"', "number 45383.5"],
  ['General"月"', "number 45383.5"],
  ["#,##0.0_);[Red]\\(#,##0.0\\)", "number 45383.5"],
  ['0.0" days"', "number 45383.5"],
  ["0.00E+00", "number 45383.5"]
])("%s shows %s", async (format, expected) => {
  expect(texts(await shown(APRIL, [format]))).toEqual([expected]);
});

test("the day that never was, the first day, and what is no day", async () => {
  const format = ["yyyy-mm-dd"];
  const days = async (serials: number[], date1904: boolean) =>
    (await Promise.all(serials.map(serial => shown(serial, format, date1904)))).flatMap(texts);
  expect(await days([1, 59, 60, 61, 2958465, -1], false)).toEqual([
    "1900-01-01",
    "1900-02-28",
    "1900-02-29",
    "1900-03-01",
    "9999-12-31",
    "number -1"
  ]);
  expect(await days([0, 59, 60, 43921], true)).toEqual(["1904-01-01", "1904-02-29", "1904-03-01", "2024-04-01"]);
});

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test.each(["Asia/Tokyo", "UTC", "America/Los_Angeles"])("in %s the days are the same", async place => {
  process.env.TZ = place;
  expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe({"Asia/Tokyo": -540, UTC: 0}[place] ?? 480);
  expect(texts(await shown(45383, ["yyyy-mm-dd"]))).toEqual(["2024-04-01"]);
  const iso = await bookByHand(
    [
      {
        rows: '<row r="1"><c r="A1" t="d" s="1"><v>2024-04-01T00:00:00</v></c><c r="B1" t="d" s="1"><v>2024-04-01</v></c></row>'
      }
    ],
    {formats: ["yyyy-mm-dd"]}
  );
  const [grid] = readBook(iso, "a.xlsx", LIMITS).grids;
  expect([grid?.cell(0, 0)?.text, grid?.cell(0, 1)?.text]).toEqual(["2024-04-01", "2024-04-01"]);
  for (const bookType of ["ods", "biff8"] as const) {
    const sheet = XLSX.utils.aoa_to_sheet([[{t: "n", v: 45383, z: "yyyy-mm-dd"}]]);
    const bytes = XLSX.write(XLSX.utils.book_new(sheet, "KPI"), {type: "buffer", bookType}) as Buffer;
    expect(readBook(new Uint8Array(bytes), "a", LIMITS).grids[0]?.cell(0, 0), bookType).toMatchObject({
      text: "2024-04-01",
      kind: "date"
    });
  }
});
