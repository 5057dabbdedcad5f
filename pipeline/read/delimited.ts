import Papa from "papaparse";
import type {Book, Cell, Grid} from "../contracts/book.js";
import {decodeText} from "./text.js";

const DELIMITERS = [",", "\t", ";"] as const;

/** Lines looked at to tell which delimiter parts them alike. */
const SAMPLE = 50;

/**
 * A CSV or TSV file made by people, as one grid: every cell as typed, every row with the physical line it begins on.
 * Rows may differ in length. Throws UnreadableFile for bytes that are no text.
 */
export function readDelimited(bytes: Uint8Array, name: string): Book {
  const {text, encoding} = decodeText(bytes, name);
  const delimiter = delimiterOf(text);
  const rows: string[][] = [];
  const lines: number[] = [];
  const irregular: {line: number; ja: string; en: string}[] = [];
  let line = 1;
  let cursor = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: newlineOf(text),
    skipEmptyLines: false,
    step: ({data, errors, meta}) => {
      for (const {code} of errors) irregular.push({line, ...quoteFault(code ?? "")});
      rows.push(data);
      lines.push(line);
      line += lineEnds(text, cursor, meta.cursor);
      cursor = meta.cursor;
    }
  });
  return {
    format: delimiter === "\t" ? "tsv" : "csv",
    encoding,
    irregular,
    grids: [gridOf(rows, lines)],
    beside: []
  };
}

/** The delimiter that parts most of the first lines into the same number of cells, more than one; a comma where none does. */
function delimiterOf(text: string): string {
  const scores = DELIMITERS.map(delimiter => {
    const {data} = Papa.parse<string[]>(text, {delimiter, newline: newlineOf(text), preview: SAMPLE});
    const counts = new Map<number, number>();
    for (const {length} of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    return {delimiter, alike: Math.max(0, ...counts.values())};
  });
  return scores.reduce((best, score) => (score.alike > best.alike ? score : best)).delimiter;
}

/** Papa takes one kind of line end for a whole file; where they are mixed, LF parts all rows but those that end in CR alone. */
function newlineOf(text: string): "\n" | "\r" | "\r\n" {
  const [crlf, lf] = [text.includes("\r\n"), /(^|[^\r])\n/.test(text)];
  if (crlf && !lf) return "\r\n";
  return lf || crlf ? "\n" : text.includes("\r") ? "\r" : "\n";
}

function lineEnds(text: string, from: number, to: number): number {
  let ends = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) ends += 1;
  }
  return ends;
}

function quoteFault(code: string) {
  return code === "MissingQuotes"
    ? {ja: "閉じていない引用符があります", en: "a quotation mark is never closed"}
    : {ja: `引用符の使い方が正しくありません（${code}）`, en: `misplaced quotation mark (${code})`};
}

function gridOf(rows: readonly string[][], lines: readonly number[]): Grid {
  const filled = rows.findLastIndex(row => row.some(text => text.trim() !== ""));
  return {
    sheet: "",
    hidden: false,
    rows: filled + 1,
    columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
    cell: (row, column): Cell | undefined => {
      const text = rows[row]?.[column]?.replace(/\r$/, ""); // the rest of a mixed line end
      return text === undefined || text.trim() === "" ? undefined : {text, kind: "text"};
    },
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    line: row => lines[row] ?? row + 1
  };
}
