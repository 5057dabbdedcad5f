import XLSX from "@e965/xlsx";
import type {Beside, Book} from "../contracts/book.js";
import {unreadable} from "./unreadable.js";
import {sheetGrid} from "./workbookSheet.js";
import {pathsInZip} from "./zip.js";

const EXPECTED = {ja: "Excel（xlsx、xlsm、xls、ods）のブック", en: "an Excel workbook (xlsx, xlsm, xls, ods)"};

const BESIDE: readonly [RegExp, Beside["kind"]][] = [
  [/^xl\/charts\/chart\d*\.xml$/, "chart"],
  [/^(xl\/media|Pictures)\/./, "drawing"],
  [/^xl\/comments\d*\.xml$/, "comment"],
  [/^xl\/externalLinks\/externalLink\d+\.xml$/, "external_link"],
  [/^xl\/vbaProject\.bin$/, "macro"],
  [/^xl\/pivotTables\/./, "pivot"]
];

/**
 * Reads a workbook without running anything in it: cached results, hidden sheets flagged, nothing followed outside.
 * The zip is measured before the library sees it. Throws UnreadableFile for one that is encrypted, damaged or too large.
 */
export function readExcel(bytes: Uint8Array, name: string, {maxUnzipped}: {maxUnzipped: number}): Book {
  const zipped = bytes[0] === 0x50;
  const paths = zipped ? pathsInZip(bytes, name, maxUnzipped) : [];
  if (zipped && !paths.some(path => /^(xl\/workbook\.(xml|bin)|content\.xml)$/.test(path)))
    throw noWorkbook(paths, name);
  if (!zipped && holds(bytes, "EncryptedPackage")) throw encrypted(name);
  const workbook = parse(bytes, name);
  for (const sheet of workbook.SheetNames) {
    const data: unknown[] | undefined = workbook.Sheets[sheet]?.["!data"];
    if (!data || data.length > MOST_ROWS) throw damaged(name); // a part that is missing is no empty sheet
  }
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return {
    format: formatOf(workbook.bookType, paths),
    date1904,
    grids: workbook.SheetNames.map((sheet, i) => {
      const hidden = (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
      return sheetGrid(sheet, workbook.Sheets[sheet] ?? {}, {hidden, date1904});
    }),
    beside: BESIDE.flatMap(([pattern, kind]) => paths.filter(path => pattern.test(path)).map(() => ({kind, sheet: ""})))
  };
}

function parse(bytes: Uint8Array, name: string): XLSX.WorkBook {
  try {
    // cellStyles tells hidden rows and columns, and keeps formulas that have no stored result
    return XLSX.read(bytes, {
      type: "array",
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false
    });
  } catch (cause) {
    if (/password|encrypt/i.test(String(cause))) throw encrypted(name);
    // whatever the library stumbles over is the file's fault: it was given nothing but the file
    throw damaged(name);
  }
}

function formatOf(bookType: string | undefined, paths: readonly string[]): Book["format"] {
  if (paths.includes("content.xml")) return "ods";
  if (paths.length === 0) return "xls";
  return bookType === "xlsm" || paths.includes("xl/vbaProject.bin") ? "xlsm" : "xlsx";
}

function encrypted(name: string) {
  return unreadable(
    name,
    "workbook_encrypted",
    {ja: "パスワードで保護されています", en: "a workbook protected by a password"},
    {ja: "パスワードを外したブック", en: "the workbook without its password"}
  );
}

function noWorkbook(paths: readonly string[], name: string) {
  const kind = paths.includes("word/document.xml")
    ? "Word"
    : paths.includes("ppt/presentation.xml")
      ? "PowerPoint"
      : "zip";
  return unreadable(name, "not_a_table_file", {ja: `中身は ${kind} です`, en: `the content is ${kind}`}, EXPECTED);
}

/** True where the name stands in the file in UTF-16, as in the directory of a compound file. */
function holds(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, "utf16le"));
}

/** Rows of the largest sheet there is: a cell further down makes the library's list longer than anyone can walk. */
const MOST_ROWS = 1_048_576;

function damaged(name: string) {
  return unreadable(
    name,
    "workbook_damaged",
    {ja: "ブックとして読めません", en: "not readable as a workbook"},
    {ja: "Excel で開いて保存し直したファイル", en: "a file that Excel can open, saved again"}
  );
}
