import XLSX from "@e965/xlsx";
import {expect, test} from "vitest";
import {readBook} from "../../../pipeline/read/workbook/book.js";
import {bookByHand, packed} from "../../helpers/workbook.js";

const LIMITS = {maxUnzipped: 20_000_000};

/** What a refused file is said to be: its rule, and what was found. */
function refusal(bytes: Uint8Array): [rule: string, found: string] {
  try {
    readBook(bytes, "報告.xls", LIMITS);
  } catch (error) {
    if (error instanceof Error && "rule" in error && "found" in error) return [String(error.rule), String(error.found)];
    throw error;
  }
  return ["", "nothing to refuse"];
}

function written(sheet: XLSX.WorkSheet, bookType: XLSX.BookType, change?: (book: XLSX.WorkBook) => void): Uint8Array {
  const book = XLSX.utils.book_new(sheet, "KPI");
  change?.(book);
  return new Uint8Array(XLSX.write(book, {type: "buffer", bookType}) as Buffer);
}

const cells = (...rows: (XLSX.CellObject | string | number)[][]) => XLSX.utils.aoa_to_sheet(rows);

test.each(["ods", "biff8", "xlsb"] as const)("%s: formats, formulas, errors and merges arrive", bookType => {
  const sheet = cells(
    ["令和６年度", "", ""],
    [
      {t: "n", v: 0.123, z: "0.0%"},
      {t: "n", v: 7, f: "3+4"},
      {t: "b", v: true}
    ],
    [{t: "e", v: 42}, {t: "n", v: 45383, z: 'yyyy"年"m"月"'}, "011002"]
  );
  sheet["!merges"] = [{s: {r: 0, c: 0}, e: {r: 0, c: 2}}];
  const [grid] = readBook(written(sheet, bookType), "a", LIMITS).grids;
  expect(grid?.cell(0, 2)).toMatchObject({text: "令和６年度", merged: {top: 0, left: 0, bottom: 0, right: 2}});
  expect(grid?.cell(1, 0)).toMatchObject({text: "0.123", kind: "number"});
  expect(grid?.cell(1, 1)).toMatchObject({text: "7", kind: "number"});
  expect(bookType !== "ods" || grid?.cell(1, 1)?.formula === "3+4").toBe(true); // the others are written without
  expect(grid?.cell(1, 2)).toMatchObject({text: "TRUE", kind: "boolean"});
  expect(grid?.cell(2, 1)).toMatchObject({kind: "date"});
  expect(grid?.cell(2, 2)).toMatchObject({text: "011002", kind: "text"});
});

test("an old workbook: hidden sheets and columns, dates of 1904", () => {
  const sheet = cells(["a", {t: "n", v: 43921, z: "yyyy-mm-dd"}], ["b", 2]);
  sheet["!cols"] = [{hidden: true}, {}];
  const bytes = written(sheet, "biff8", book => {
    XLSX.utils.book_append_sheet(book, cells(["x"]), "隠し");
    book.Workbook = {WBProps: {date1904: true}, Sheets: [{Hidden: 0}, {Hidden: 1}]};
  });
  const book = readBook(bytes, "a", LIMITS);
  expect([book.format, book.date1904, book.grids.map(({hidden}) => hidden)]).toEqual(["xls", true, [false, true]]);
  expect(book.grids[0]?.cell(0, 1)).toMatchObject({text: "2024-04-01", kind: "date"});
  expect([...(book.grids[0]?.hiddenColumns ?? [])]).toEqual([0]);
});

/** An old workbook of one sheet with the stream of its records changed, and perhaps others beside it. */
function changed(sheet: XLSX.WorkSheet, change: (records: Buffer) => Buffer, ...beside: string[]): Uint8Array {
  const box = XLSX.CFB.read(Buffer.from(written(sheet, "biff8")), {type: "buffer"});
  const other = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(other, "/Workbook", change(Buffer.from(XLSX.CFB.find(box, "/Workbook")?.content ?? [])));
  for (const stream of beside) XLSX.CFB.utils.cfb_add(other, `/${stream}`, Buffer.alloc(5000, "x"));
  return new Uint8Array(XLSX.CFB.write(other, {type: "buffer"}) as Buffer);
}

/** A record put behind the one that begins the book, or its sheet. */
const withRecord = (record: string, where: "book" | "sheet") => (records: Buffer) => {
  const begins = Buffer.from([0x09, 0x08, 0x10, 0x00]);
  const at = (where === "book" ? records.indexOf(begins) : records.lastIndexOf(begins)) + 20;
  return Buffer.concat([records.subarray(0, at), Buffer.from(record, "hex"), records.subarray(at)]);
};

/** Formats of the book's own made the one of this number, for which the book says no code. */
const withBuiltIn = (format: number) => (records: Buffer) => {
  for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2)) {
    const style = records.readUInt16LE(at) === 0x00e0;
    if (style && records.readUInt16LE(at + 6) > 49) records.writeUInt16LE(format, at + 6);
  }
  return records;
};

test("an old workbook: dates shown by a number alone, a hidden row, a password, a text document inside", () => {
  const dates = cells([{t: "n", v: 45383, z: "yyyy-mm"}]);
  const month = readBook(changed(dates, withBuiltIn(34)), "a", LIMITS);
  expect(month.grids[0]?.cell(0, 0)).toMatchObject({text: "2024-04", format: 'yyyy"年"m"月"'});
  const unknown = changed(dates, withBuiltIn(200));
  XLSX.SSF.load("yyyy", 200); // left behind by the file before
  expect(readBook(unknown, "a", LIMITS).grids[0]?.cell(0, 0)).toEqual({text: "45383", kind: "number"});
  const hidden = changed(cells(["a"], ["b"]), withRecord("08021000010000000200ff000000000020010f00", "sheet"));
  const [grid] = readBook(hidden, "a", LIMITS).grids;
  expect([grid?.cell(1, 0)?.text, [...(grid?.hiddenRows ?? [])]]).toEqual(["b", [1]]);
  expect(refusal(changed(cells(["a"]), withRecord("2f0006000000ffffffff", "book")))[0]).toBe("workbook_encrypted");
  const both = changed(cells(["a"]), records => records, "WordDocument");
  expect(readBook(both, "a", LIMITS).grids[0]?.cell(0, 0)?.text).toBe("a");
});

const compound = (stream: string) => {
  const box = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(box, `/${stream}`, Buffer.alloc(5000, "x"));
  return new Uint8Array(XLSX.CFB.write(box, {type: "buffer"}) as Buffer);
};
const text = (content: string) => new TextEncoder().encode(content);
const ODF = "<office:document-content><office:body><office:text/></office:body></office:document-content>";
const LOCKED = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";

test.each([
  ["not_a_table_file", "Word", async () => compound("WordDocument")],
  ["not_a_table_file", "PowerPoint", async () => compound("PowerPoint Document")],
  ["not_a_table_file", "Excel 95", async () => written(cells(["a"]), "biff5")],
  ["not_a_table_file", "Outlook", async () => compound("__properties_version1.0")],
  ["not_a_table_file", "Word", () => packed({"word/document.xml": "<w/>"})],
  ["not_a_table_file", "PowerPoint", () => packed({"ppt/presentation.xml": "<p/>"})],
  ["not_a_table_file", "ODF", () => packed({"content.xml": ODF, "META-INF/manifest.xml": "<m/>"})],
  ["not_a_table_file", "zip", () => packed({"報告.csv": "a,b"})],
  ["not_a_table_file", "HTML", async () => text('<meta charset="shift_jis"><table><tr><td>1</td></tr></table>')],
  ["not_a_table_file", "HTML", async () => text("\r\n<!-- made by a system -->\n<table></table>")],
  ["not_a_table_file", "HTML", async () => text("\ufeff<!DOCTYPE html><html></html>")],
  ["not_a_table_file", "XML", async () => text('<?xml version="1.0"?><Workbook/>')],
  ["workbook_encrypted", "password", () => packed({"content.xml": "x7", "META-INF/manifest.xml": LOCKED})]
])("%s: %s", async (rule, kind, make) => {
  const [given, found] = refusal(await make());
  expect([given, found.includes(kind)]).toEqual([rule, true]);
});

test("texts that begin like another kind of file are texts", () => {
  for (const line of ["PK番号,値\n1,2\n", "<5社,値\n1,2\n"]) {
    expect(readBook(text(line), "a.csv", LIMITS).grids[0]?.cell(1, 1)?.text).toBe("2");
  }
});

test("a workbook is read whatever it is called, and wherever a writer of zips puts a slash", async () => {
  const bytes = await bookByHand([{rows: '<row r="1"><c r="A1"><v>5</v></c></row>'}]);
  expect(readBook(bytes, "a.csv", LIMITS).format).toBe("xlsx");
  const zip = XLSX.CFB.read(Buffer.from(bytes), {type: "buffer"});
  const parts = zip.FullPaths.flatMap((path: string, i: number) => {
    const content = zip.FileIndex[i]?.content;
    return content && !path.endsWith("/")
      ? [[path.replace("Root Entry/", "").replaceAll("/", "\\"), Buffer.from(content)]]
      : [];
  });
  expect(readBook(await packed(Object.fromEntries(parts)), "a", LIMITS).grids[0]?.cell(0, 0)?.text).toBe("5");
});
