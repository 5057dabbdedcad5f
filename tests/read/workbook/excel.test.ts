import XLSX from "@e965/xlsx";
import type {Cell, CellValue} from "hucre/xlsx";
import JSZip from "jszip";
import {expect, test} from "vitest";
import {readBook} from "../../../pipeline/read/workbook/book.js";
import {bookOf} from "../../helpers/workbook.js";

const LIMITS = {maxUnzipped: 20_000_000};

/** The same workbook with one part rewritten by hand. */
async function patched(bytes: Uint8Array, path: string, change: (xml: string) => string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const before = (await zip.file(path)?.async("string")) ?? "";
  const after = change(before);
  if (after === before) throw new Error(`the change left ${path} as it was`);
  zip.file(path, after);
  return zip.generateAsync({type: "uint8array", compression: "DEFLATE"});
}

const DAY = new Date(Date.UTC(2024, 3, 1));

test("stored values come as they are stored, with their format, never as they are shown", async () => {
  const typed: [value: CellValue | Partial<Cell>, format: string | undefined, text: string, kind: string][] = [
    [0.123, "0.0%", "0.123", "number"],
    [1234567, '#,##0,"千円"', "1234567", "number"],
    [0.1 + 0.2, undefined, "0.3", "number"],
    [1e21, undefined, "1000000000000000000000", "number"],
    [1.5e-7, undefined, "0.00000015", "number"],
    [-42, undefined, "-42", "number"],
    ["６５", undefined, "６５", "text"],
    ["011002", undefined, "011002", "text"],
    [true, undefined, "TRUE", "boolean"],
    [{value: "#N/A", type: "error"}, undefined, "#N/A", "error"],
    [{value: null, richText: [{text: "参画"}, {font: {bold: true}, text: "機関"}]}, undefined, "参画機関", "text"],
    [DAY, "yyyy-mm-dd", "2024-04-01", "date"],
    [DAY, 'yyyy"年"m"月"', "2024-04", "date"],
    [DAY, '[$-411]ggge"年"m"月"d"日"', "2024-04-01", "date"],
    [DAY, '[$-411]ggge"年度"', "2024年度", "date"],
    [DAY, "yyyy", "2024", "date"]
  ];
  const cells = typed.map(([value, numFmt], i) => {
    const cell = typeof value === "object" && value && !(value instanceof Date) ? value : {value};
    return [`A${i + 1}`, numFmt ? {...cell, style: {numFmt}} : cell] as const;
  });
  const bytes = await bookOf(Object.fromEntries(cells));
  const grid = readBook(bytes, "a.xlsx", LIMITS).grids[0];
  expect(typed.map((_, row) => grid?.cell(row, 0)).map(cell => [cell?.text, cell?.kind])).toEqual(
    typed.map(([, , text, kind]) => [text, kind])
  );
  expect([grid?.cell(0, 0)?.format, grid?.cell(2, 0)?.format]).toEqual(["0.0%", undefined]);
});

test("formulas give their stored result and say so; one without a result is unresolved", async () => {
  const bytes = await bookOf({
    A1: {value: null, formula: "1+1", formulaResult: 2},
    A2: {value: null, formula: "B1*2"}
  });
  const grid = readBook(bytes, "a.xlsx", LIMITS).grids[0];
  expect(grid?.cell(0, 0)).toMatchObject({text: "2", formula: "1+1"});
  expect(grid?.cell(1, 0)).toMatchObject({text: "=B1*2", unresolved: true});
});

test("merged blocks are mirrored, hidden rows, columns and sheets are read and flagged, blank cells are none", async () => {
  const bytes = await bookOf(
    {A1: "令和６年度", A3: "　", B4: 1},
    {
      merges: [{startRow: 0, startCol: 0, endRow: 1, endCol: 2}],
      rowDefs: new Map([[3, {hidden: true}]]),
      columns: [{}, {hidden: true}]
    },
    [{name: "隠し", veryHidden: true, rows: [[5]]}]
  );
  const [grid, secret] = readBook(bytes, "a.xlsx", LIMITS).grids;
  expect(grid?.cell(1, 2)).toMatchObject({text: "令和６年度", merged: {top: 0, left: 0, bottom: 1, right: 2}});
  expect([grid?.cell(2, 0), grid?.rows, grid?.columns]).toEqual([undefined, 4, 3]);
  expect([...(grid?.hiddenRows ?? []), ...(grid?.hiddenColumns ?? [])]).toEqual([3, 1]);
  expect([secret?.hidden, secret?.cell(0, 0)?.text]).toEqual([true, "5"]);
});

test("furigana stays out of a text, and dates of a 1904 book are not four years off", async () => {
  const furigana = await patched(await bookOf({A1: "長岡"}), "xl/sharedStrings.xml", xml =>
    xml.replace("<t>長岡</t>", '<t>長岡</t><rPh sb="0" eb="2"><t>ナガオカ</t></rPh>')
  );
  expect(readBook(furigana, "a.xlsx", LIMITS).grids[0]?.cell(0, 0)?.text).toBe("長岡");
  const old = await patched(
    await bookOf({A1: {value: 43921, style: {numFmt: "yyyy-mm-dd"}}}), // 2024-04-01 counted from 1904
    "xl/workbook.xml",
    xml => xml.replace("<bookViews>", '<workbookPr date1904="1"/><bookViews>')
  );
  const book = readBook(old, "a.xlsx", LIMITS);
  expect([book.date1904, book.grids[0]?.cell(0, 0)?.text]).toEqual([true, "2024-04-01"]);
});

test("a sheet that claims to be as large as can be costs no more than its cells", async () => {
  const bytes = await patched(await bookOf({B2: 7}), "xl/worksheets/sheet1.xml", xml =>
    xml.replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="A1:XFD1048576"/>')
  );
  const grid = readBook(bytes, "a.xlsx", LIMITS).grids[0];
  expect([grid?.rows, grid?.columns]).toEqual([2, 2]);
});

test.each(["ods", "biff8", "xlsx"] as const)("%s: values, texts and merges arrive", kind => {
  const sheet = XLSX.utils.aoa_to_sheet([
    ["指標", "値"],
    ["参画機関数", 65]
  ]);
  sheet["!merges"] = [{s: {r: 2, c: 0}, e: {r: 2, c: 1}}];
  XLSX.utils.sheet_add_aoa(sheet, [["注"]], {origin: "A3"});
  const book = XLSX.utils.book_new(sheet, "KPI");
  const bytes = new Uint8Array(XLSX.write(book, {type: "array", bookType: kind}) as ArrayBuffer);
  const read = readBook(bytes, "any name", LIMITS);
  expect(read.format).toBe(kind === "biff8" ? "xls" : kind);
  const [grid] = read.grids;
  expect([grid?.cell(1, 0)?.text, grid?.cell(1, 1)?.text, grid?.cell(2, 1)?.text]).toEqual(["参画機関数", "65", "注"]);
});

test("what is beside the cells is told, and nothing of it is followed", async () => {
  const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const image = {data: Buffer.from(dot, "base64"), type: "png", anchor: {from: {row: 1, col: 1}}} as const;
  const bytes = await bookOf({A1: {value: 1, comment: {text: "コメント"}}}, {images: [image]});
  expect(
    readBook(bytes, "a.xlsx", LIMITS)
      .beside.map(({kind}) => kind)
      .sort()
  ).toEqual(["comment", "drawing"]);
});
