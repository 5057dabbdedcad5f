import ExcelJS from "exceljs";
import {a1, type Book, type Grid} from "../contracts/book.js";
import type {Finding, FindingList} from "../contracts/finding.js";
import {addResult} from "./result.js";
import {printable} from "./styles.js";

/**
 * A copy of the sender's file with a note in every cell that something is to be said about, and a sheet 読取り結果.
 * No value is changed. exceljs does not carry charts, pictures of some kinds and macros into the copy: the result sheet
 * says so where the file has any. Text files, xls and ods become a new workbook with their texts as they are.
 */
export async function annotatedWorkbook(
  {name, bytes, book}: {name: string; bytes: Uint8Array; book: Book},
  list: FindingList,
  lang: "ja" | "en"
): Promise<Uint8Array> {
  const original = book.format === "xlsx" || book.format === "xlsm";
  const workbook = original ? await loaded(bytes) : copied(book);
  for (const [place, findings] of byCell(list.findings, book)) {
    const cell = workbook.getWorksheet(place.sheet)?.getCell(place.cell);
    if (cell) mark(cell, findings, lang);
  }
  addResult(workbook, name, book, list, lang);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function loaded(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook;
}

function copied({grids}: Book): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  for (const grid of grids) {
    const sheet = workbook.addWorksheet(sheetName(grid));
    for (let row = 0; row < grid.rows; row++) {
      for (let column = 0; column < grid.columns; column++) {
        const cell = grid.cell(row, column);
        const first = !cell?.merged || (cell.merged.top === row && cell.merged.left === column);
        if (cell && first) sheet.getCell(row + 1, column + 1).value = cell.text;
      }
    }
    for (const {top, left, bottom, right} of grid.merges) sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
    for (let column = 1; column <= grid.columns; column++) sheet.getColumn(column).width = 18;
    printable(sheet, undefined);
  }
  return workbook;
}

/** Findings by the cell they are about; several in one cell become one note. */
function byCell(findings: readonly Finding[], book: Book): [{sheet: string; cell: string}, Finding[]][] {
  const cells = new Map<string, [{sheet: string; cell: string}, Finding[]]>();
  for (const finding of findings) {
    const place = placeOf(finding.address, book);
    if (!place) continue;
    const key = `${place.sheet}!${place.cell}`;
    const known = cells.get(key);
    if (known) known[1].push(finding);
    else cells.set(key, [place, [finding]]);
  }
  return [...cells.values()];
}

/**
 * Where a finding stands in the copy: its own cell, or for "line 40 値" the cell of that column on the row of that line.
 */
function placeOf(address: string, {grids}: Book): {sheet: string; cell: string} | undefined {
  const [, sheet, cell] = /^(.*)!([A-Z]{1,3}\d+)(?::.*)?$/.exec(address) ?? [];
  if (sheet !== undefined && cell !== undefined) return {sheet, cell};
  const [, line, name = ""] = /^line (\d+)(?:-\d+)? ?(.*)$/.exec(address) ?? [];
  const [grid] = grids;
  if (!grid || line === undefined) return undefined;
  const rows = Array.from({length: grid.rows}, (_, row) => row);
  const row = rows.findLast(one => grid.line(one) <= Number(line));
  if (row === undefined) return undefined;
  return {sheet: sheetName(grid), cell: a1(row, columnOf(grid, row, name))};
}

/** The column whose header, somewhere above, is the last part of the name; the first one where there is none. */
function columnOf(grid: Grid, row: number, name: string): number {
  const part = name.split(" / ").at(-1)?.trim();
  for (let above = row; above >= 0 && part; above--) {
    for (let column = 0; column < grid.columns; column++)
      if (grid.cell(above, column)?.text.trim() === part) return column;
  }
  return 0;
}

function mark(cell: ExcelJS.Cell, findings: readonly Finding[], lang: "ja" | "en"): void {
  const said = findings.map(finding => {
    const near = finding.suggestions.length > 0 ? `\n→ ${finding.suggestions.join(" / ")}` : "";
    return `[${finding.rule}] ${lang === "ja" ? finding.message_ja : finding.message_en}${near}`;
  });
  const before = typeof cell.note === "string" ? cell.note : (cell.note?.texts?.map(({text}) => text).join("") ?? "");
  cell.note = {texts: [{text: [before, ...said].filter(text => text).join("\n\n")}]};
  const line: Partial<ExcelJS.Border> = {style: "medium", color: {argb: "FFC2410C"}};
  cell.border = {top: line, left: line, bottom: line, right: line};
  cell.fill = {type: "pattern", pattern: "solid", fgColor: {argb: "FFFFEDD5"}};
}

function sheetName({sheet}: Grid): string {
  return sheet || "受領したファイル";
}
