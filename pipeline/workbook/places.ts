import type {Book, Grid, Range} from "../contracts/book.js";
import type {Finding} from "../contracts/finding.js";
import type {Place} from "./parts/marks.js";

/** A cell that something is said about: on which sheet (counted from 0), and all that is said. */
export interface Spot extends Place {
  sheet: number;
  /** The merged block it is the first cell of. */
  merged?: Range | undefined;
  findings: Finding[];
}

/** Where the finding of an address stands in a copy. */
export type Placer = (address: string) => (Place & {sheet: number}) | undefined;

/** Findings by the cell they are about; those about a cell under a merge stand on its first cell, which is seen. */
export function spotsOf(findings: readonly Finding[], {grids}: Book, placeOf: Placer): Spot[] {
  const spots = new Map<string, Spot>();
  for (const finding of findings) {
    const place = placeOf(finding.address);
    if (!place) continue;
    const {sheet, row, column} = place;
    const merged = grids[sheet]?.cell(row, column)?.merged;
    const [top, left] = merged ? [merged.top, merged.left] : [row, column];
    const key = `${sheet} ${top} ${left}`;
    const known = spots.get(key);
    if (known) known.findings.push(finding);
    else spots.set(key, {sheet, row: top, column: left, merged, findings: [finding]});
  }
  return [...spots.values()];
}

/** The own cell of "KPI!B2"; for "line 40 値" the cell of that column on the row of that line. */
export function placer({grids}: Book): Placer {
  const sheets = new Map(grids.map(({sheet}, i) => [sheet, i]));
  const [text] = grids;
  const headers = new Map<string, Place[]>();
  return address => {
    const [, name = "", letters = "", number] = /^([\s\S]*)!([A-Z]{1,3})(\d{1,7})(?::.*)?$/.exec(address) ?? [];
    const sheet = sheets.get(name);
    if (number !== undefined && sheet !== undefined) return inSheet(sheet, letters, Number(number) - 1);
    const [, line, header = ""] = /^line (\d+)(?:-\d+)? ?([\s\S]*)$/.exec(address) ?? [];
    const row = text && line !== undefined ? rowOf(text, Number(line)) : undefined;
    if (!text || row === undefined) return undefined;
    const part = header.split(" / ").at(-1)?.trim() ?? "";
    const known = headers.get(part) ?? (part === "" ? [] : placesOf(text, part));
    headers.set(part, known);
    return {sheet: 0, row, column: known.findLast(one => one.row <= row)?.column ?? 0};
  };
}

function inSheet(sheet: number, letters: string, row: number) {
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return row >= 0 && row < 1_048_576 && column < 16_384 ? {sheet, row, column} : undefined;
}

/** The last row that begins on the line or above it. */
function rowOf(grid: Grid, line: number): number | undefined {
  let [low, high] = [0, grid.rows];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (grid.line(middle) > line) high = middle;
    else low = middle + 1;
  }
  return low > 0 ? low - 1 : undefined;
}

/** The first cell of each row that says this. */
function placesOf(grid: Grid, text: string): Place[] {
  const found: Place[] = [];
  for (let row = 0; row < grid.rows; row++) {
    const columns = Array.from({length: grid.lastColumn(row) + 1}, (_, column) => column);
    const column = columns.find(one => grid.cell(row, one)?.text.trim() === text);
    if (column !== undefined) found.push({row, column});
  }
  return found;
}
