import {a1, a1Range, type Grid, type Range} from "../contracts/book.js";
import type {Table} from "../contracts/table.js";

/** "KPI!E12", or "line 40 値" in a text file. */
export function cellAddress({grid, columns}: Table, row: number, column: number): string {
  if (grid.sheet !== "") return `${grid.sheet}!${a1(row, column)}`;
  const name = columns.find(({index}) => index === column)?.name;
  return name ? `${rowAddress(grid, row)} ${name}` : rowAddress(grid, row);
}

/** "KPI!A1:D3", or "line 3-10" in a text file. */
export function rangeAddress(grid: Grid, range: Range): string {
  if (grid.sheet !== "") return `${grid.sheet}!${a1Range(range)}`;
  const [first, last] = [grid.line(range.top), grid.line(range.bottom)];
  return first === last ? `line ${first}` : `line ${first}-${last}`;
}

/** The whole table, header and body. */
export function tableAddress({grid, range}: Table): string {
  return rangeAddress(grid, range);
}

/** "line 40"; "KPI!5:5" in a workbook. */
export function rowAddress(grid: Grid, row: number): string {
  return grid.sheet === "" ? `line ${grid.line(row)}` : `${grid.sheet}!${row + 1}:${row + 1}`;
}

/** Numbers that follow each other as one stretch: 1, 2, 3, 7 gives [1, 3] and [7, 7]. */
export function stretches(numbers: Iterable<number>): [number, number][] {
  const found: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}
