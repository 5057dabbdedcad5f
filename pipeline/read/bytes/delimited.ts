import Papa from "papaparse";
import type {Book, Cell, Grid} from "../../contracts/book.js";
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
    grids: [gridOf(rows, lines)],
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

function gridOf(rows: readonly string[][], lines: readonly number[]): Grid {
  const widths = rows.map(widthOf);
  return {
    sheet: "",
    hidden: false,
    rows: widths.findLastIndex(width => width > 0) + 1,
    columns: widths.reduce((most, width) => Math.max(most, width), 0),
    cell: (row, column): Cell | undefined => {
      const text = rows[row]?.[column];
      return text === undefined || text.trim() === "" ? undefined : {text, kind: "text"};
    },
    lastColumn: row => (rows[row] ?? []).findLastIndex(text => text.trim() !== ""),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    line: row => lines[row] ?? row + 1
  };
}

function widthOf(row: readonly string[]): number {
  let width = row.length;
  while (width > 0 && row[width - 1]?.trim() === "") width -= 1;
  return width;
}
