import type XLSX from "@e965/xlsx";
import type {Book} from "../../contracts/book.js";
import {MOST_CELLS, MOST_COLUMNS, MOST_TABLES} from "../../contracts/limits.js";
import {tooMany} from "../bytes/bounds.js";
import {unreadable} from "../bytes/unreadable.js";
import {damaged, unzip} from "../bytes/zip.js";
import {besideOf} from "./beside.js";
import {otherThanBook, otherThanOldBook} from "./kind.js";
import {readOldBook, readParts} from "./parts.js";
import {sheetGrid} from "./sheet.js";

const EXPECTED = {ja: "Excel（xlsx、xlsm、xls、ods）のブック", en: "an Excel workbook (xlsx, xlsm, xls, ods)"};

/** The largest sheet there is: a cell further off makes the library's list longer than anyone can walk. */
const MOST_ROWS = 1_048_576;

/**
 * Reads a workbook without running anything in it: cached results, hidden sheets flagged, nothing followed outside.
 * A zip is unpacked here, within the limit, and the library sees only its parts. Throws UnreadableFile for one that is
 * encrypted, damaged or too large.
 */
export function readExcel(bytes: Uint8Array, name: string, {maxUnzipped}: {maxUnzipped: number}): Book {
  const parts = bytes[0] === 0x50 ? unzip(bytes, name, maxUnzipped) : undefined;
  const other = parts ? otherThanBook(parts) : otherThanOldBook(bytes);
  if (other === "encrypted") throw encrypted(name);
  if (other) throw noWorkbook(other, name);
  const listed = [...(parts?.keys() ?? [])].filter(path => /^xl\/worksheets\/[^/]+\.xml$/.test(path)).length;
  if (listed > MOST_TABLES) throw tooMany(name, "too_many_tables", listed); // before the library takes its time
  const workbook = parse(parts ?? bytes, name);
  const count = workbook.SheetNames.length;
  if (count > MOST_TABLES) throw tooMany(name, "too_many_tables", count);
  let extent = 0;
  const sheets: SheetFacts[] = workbook.Workbook?.Sheets ?? [];
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const grids = workbook.SheetNames.map((sheet, i) => {
    const worksheet = workbook.Sheets[sheet] ?? {};
    const data: unknown[] | undefined = worksheet["!data"] ?? (worksheet["!type"] ? [] : undefined);
    if (!data || data.length > MOST_ROWS) throw damaged(name); // a part that is missing is no empty sheet
    const grid = sheetGrid(sheet, worksheet, {hidden: (sheets[i]?.Hidden ?? 0) !== 0, date1904});
    if (grid.columns > MOST_COLUMNS) throw damaged(name);
    extent += grid.extent;
    if (extent > MOST_CELLS) throw tooMany(name, "too_many_cells", extent, {ja: `${sheet} まで`, en: `up to ${sheet}`});
    return grid;
  });
  const entries = workbook.SheetNames.map((sheet, i) => ({name: sheet, id: sheets[i]?.id ?? ""}));
  return {format: formatOf(workbook, parts), date1904, grids, beside: parts ? besideOf(parts, entries) : []};
}

/** What the library keeps of a sheet's entry in the book. */
interface SheetFacts {
  Hidden?: number;
  id?: string;
}

/** cellStyles tells hidden rows and columns, and keeps formulas that have no stored result. */
const OPTIONS = {
  type: "array",
  dense: true,
  cellNF: true,
  cellStyles: true,
  sheetStubs: true,
  cellText: false,
  cellHTML: false
} as const;

function parse(book: Uint8Array | ReadonlyMap<string, Buffer>, name: string): XLSX.WorkBook {
  try {
    return book instanceof Uint8Array ? readOldBook(book, OPTIONS) : readParts(book, OPTIONS);
  } catch (cause) {
    if (/password|encrypt/i.test(String(cause))) throw encrypted(name);
    // whatever the library stumbles over is the file's fault: it was given nothing but the file
    throw damaged(name);
  }
}

function formatOf({bookType}: XLSX.WorkBook, parts: ReadonlyMap<string, Buffer> | undefined): Book["format"] {
  if (!parts) return "xls";
  if (parts.has("content.xml")) return "ods";
  return bookType === "xlsm" || parts.has("xl/vbaProject.bin") ? "xlsm" : "xlsx";
}

function encrypted(name: string) {
  return unreadable(
    name,
    "workbook_encrypted",
    {ja: "パスワードで保護されています", en: "a workbook protected by a password"},
    {ja: "パスワードを外したブック", en: "the workbook without its password"}
  );
}

function noWorkbook(kind: string, name: string) {
  return unreadable(name, "not_a_table_file", {ja: `中身は ${kind} です`, en: `the content is ${kind}`}, EXPECTED);
}
