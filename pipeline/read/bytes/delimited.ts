import Papa from "papaparse";
import type {Book, Cell, Grid} from "../../contracts/book.js";
import {MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS} from "../../contracts/limits.js";
import {tooLong, tooMany, upTo, WIDE} from "./bounds.js";
import {delimiterOf} from "./delimiter.js";
import {evenLineEnds, type LineEnd} from "./lineEnds.js";
import {quoteFaults} from "./quoteFaults.js";
import {decodeText} from "./text.js";

/**
 * A CSV or TSV file made by people, as one grid: every cell as typed, every row with the physical line it begins on.
 * Rows may differ in length. Where a file ends some lines in CR alone and others not, a CR alone inside a quoted cell
 * is read as LF. Throws UnreadableFile for bytes that are no text.
 */
export function readDelimited(bytes: Uint8Array, name: string): Book {
  const decoded = decodeText(bytes, name);
  const {text, newline} = evenLineEnds(decoded.text.replace(/^\ufeff+/, "")); // Papa drops one and counts without it
  const delimiter = delimiterOf(text, newline);
  const {data: rows, errors} = Papa.parse<string[]>(text, {delimiter, newline, skipEmptyLines: false});
  if (newline === "\n" && text.includes("\r")) rows.forEach(dropReturn);
  const quotes = text.includes('"');
  const lines = quotes ? linesOf(rows, newline) : rows.map((_row, i) => i + 1);
  return {
    format: delimiter === "\t" ? "tsv" : "csv",
    encoding: decoded.encoding,
    irregular: quotes ? quoteFaults({text, newline, rows, lines, errors}) : [],
    grids: [gridOf(rows, lines, name)],
    beside: []
  };
}

/** The CR of a CRLF where LF parts the rows; it can stand nowhere else, for a CR alone has become LF. */
function dropReturn(row: string[]): void {
  const last = row.at(-1);
  if (last?.endsWith("\r")) row[row.length - 1] = last.slice(0, -1);
}

/** The line each row begins on: one below the last of the row before, which its cells may have made several. */
function linesOf(rows: readonly string[][], newline: LineEnd): number[] {
  let next = 1;
  return rows.map(row => {
    const line = next;
    next += 1;
    for (const text of row) {
      for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) next += 1;
    }
    return line;
  });
}

function gridOf(rows: readonly string[][], lines: readonly number[], name: string): Grid {
  const widths = rows.map(widthOf);
  const widest = widths.reduce((best, width, row) => (width > (widths[best] ?? 0) ? row : best), 0);
  const columns = widths[widest] ?? 0;
  const where = {ja: `${lines[widest]} 行目`, en: `line ${lines[widest]}`};
  if (columns > MOST_COLUMNS) throw tooMany(name, "too_many_columns", columns, where);
  const {extent, long, wide} = survey(rows, widths);
  if (extent > MOST_CELLS) throw tooMany(name, "too_many_cells", extent);
  return {
    sheet: "",
    hidden: false,
    rows: widths.findLastIndex(width => width > 0) + 1,
    columns,
    cell: (row, column): Cell | undefined => {
      const text = rows[row]?.[column];
      if (text === undefined || isBlank(text)) return undefined;
      return text.length > MOST_CHARACTERS ? {...tooLong(text), kind: "text"} : {text, kind: "text"};
    },
    lastColumn: row => (widths[row] ?? 0) - 1,
    filled: row => wide.get(row) ?? upTo(widths[row] ?? 0),
    extent,
    long,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    line: row => lines[row] ?? row + 1
  };
}

/** What there is to go over: rows and cells, texts that are too long, and of wide rows the cells they have. */
function survey(rows: readonly string[][], widths: readonly number[]) {
  let extent = 0;
  const long: {row: number; column: number}[] = [];
  const wide = new Map<number, number[]>();
  for (const [row, cells] of rows.entries()) {
    const width = widths[row] ?? 0;
    const filled: number[] = [];
    extent += 1;
    for (let column = 0; column < width; column++) {
      const text = cells[column] ?? "";
      if (text === "" || isBlank(text)) continue;
      extent += 1;
      if (width > WIDE) filled.push(column);
      if (text.length > MOST_CHARACTERS) long.push({row, column});
    }
    if (width > WIDE) wide.set(row, filled);
  }
  return {extent, long, wide};
}

/** The first character tells of nearly every cell that it is not blank. */
function isBlank(text: string): boolean {
  return !(text.charCodeAt(0) > 0x20 && text.charCodeAt(0) < 0x80) && text.trim() === "";
}

function widthOf(row: readonly string[]): number {
  let width = row.length;
  while (width > 0 && isBlank(row[width - 1] ?? "")) width -= 1;
  return width;
}
