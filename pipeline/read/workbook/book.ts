import type {Book} from "../../contracts/book.js";
import {readDelimited} from "../bytes/delimited.js";
import {unreadable} from "../bytes/unreadable.js";
import {readExcel} from "./excel.js";

const EXPECTED = {
  ja: "Excel（xlsx、xlsm、xls、ods）か CSV、TSV のファイル",
  en: "an Excel (xlsx, xlsm, xls, ods), CSV or TSV file"
};

/** How files that hold no table begin. */
const OTHERS: readonly {kind: string; begins: readonly number[]}[] = [
  {kind: "PDF", begins: [0x25, 0x50, 0x44, 0x46]},
  {kind: "PNG", begins: [0x89, 0x50, 0x4e, 0x47]},
  {kind: "JPEG", begins: [0xff, 0xd8, 0xff]},
  {kind: "GIF", begins: [0x47, 0x49, 0x46, 0x38]},
  {kind: "RAR", begins: [0x52, 0x61, 0x72, 0x21]},
  {kind: "gzip", begins: [0x1f, 0x8b]}
];

/**
 * Reads a file of cells. What the bytes are decides, never the name: a CSV called .xlsx is read as CSV.
 * Throws UnreadableFile for what is neither a workbook nor a text file.
 */
export function readBook(bytes: Uint8Array, name: string, limits: {maxUnzipped: number}): Book {
  if (bytes.length === 0) throw unreadable(name, "file_empty", {ja: "ファイルが空です", en: "an empty file"}, EXPECTED);
  const begins = (signature: readonly number[]) => signature.every((byte, i) => bytes[i] === byte);
  const other = OTHERS.find(({begins: signature}) => begins(signature))?.kind ?? pageKind(bytes);
  if (other)
    throw unreadable(name, "not_a_table_file", {ja: `中身は ${other} です`, en: `the content is ${other}`}, EXPECTED);
  const workbook = begins([0x50, 0x4b, 0x03, 0x04]) || begins([0xd0, 0xcf, 0x11, 0xe0]);
  return workbook ? readExcel(bytes, name, limits) : readDelimited(bytes, name);
}

/** A web page or an XML file saved under the name of a workbook, as some systems export it. */
function pageKind(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 512)).replace(/^(ï»¿)?\s*/, "");
  if (/^<\?xml/i.test(start)) return /<html/i.test(start) ? "HTML" : "XML";
  return /^<(!--|(!doctype|html|head|meta|title|style|script|body|div|table|font|center)\b)/i.test(start)
    ? "HTML"
    : undefined;
}
