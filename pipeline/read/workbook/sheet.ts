import type XLSX from "@e965/xlsx";
import type {Grid, Range} from "../../contracts/book.js";
import {isBlank, toCell} from "./cell.js";
import {shelved} from "./merges.js";

/** A merged block longer than this is layout: it does not make a large sheet out of a small one. */
const LONGEST_MERGE = 1000;

/** A sheet of the library as a grid; cells are looked at when they are asked for, so that nothing is copied. */
export function sheetGrid(
  sheet: string,
  worksheet: XLSX.WorkSheet,
  {hidden, date1904}: {hidden: boolean; date1904: boolean}
): Grid {
  const data: XLSX.CellObject[][] = worksheet["!data"] ?? [];
  const bare = (row: number, column: number) => toCell(data[row]?.[column], date1904);
  const stated = (worksheet["!merges"] ?? [])
    .map(({s, e}): Range => ({top: s.r, left: s.c, bottom: e.r, right: e.c}))
    .filter(({top, left, bottom, right}) => top <= bottom && left <= right);
  const bounds = boundsOf(data, stated);
  const merges = stated.flatMap(merge => within(merge, bounds));
  const blocks = shelved(merges);
  return {
    sheet,
    hidden,
    ...bounds,
    cell: (row, column) => {
      const block = blocks.at(row, column);
      if (!block) return bare(row, column);
      const first = bare(block.top, block.left);
      return first && {...first, merged: block};
    },
    lastColumn: row =>
      blocks.on(row).reduce((last, {right}) => Math.max(last, Math.min(right, bounds.columns - 1)), lastOf(data[row])),
    merges,
    hiddenRows: hiddenOf(worksheet["!rows"], bounds.rows),
    hiddenColumns: hiddenOf(worksheet["!cols"], bounds.columns),
    line: row => row + 1
  };
}

function isLong({top, left, bottom, right}: Range): boolean {
  return bottom - top >= LONGEST_MERGE || right - left >= LONGEST_MERGE;
}

/** The block, a long one cut where the sheet ends. */
function within(merge: Range, {rows, columns}: {rows: number; columns: number}): Range[] {
  if (!isLong(merge)) return [merge];
  if (merge.top >= rows || merge.left >= columns) return [];
  return [{...merge, bottom: Math.min(merge.bottom, rows - 1), right: Math.min(merge.right, columns - 1)}];
}

function boundsOf(data: readonly (readonly (XLSX.CellObject | undefined)[])[], merges: readonly Range[]) {
  const bounds = {rows: 0, columns: 0};
  const reach = (row: number, column: number) => {
    bounds.rows = Math.max(bounds.rows, row + 1);
    bounds.columns = Math.max(bounds.columns, column + 1);
  };
  data.forEach((cells, row) => {
    const last = lastOf(cells);
    if (last >= 0) reach(row, last);
  });
  for (const merge of merges) {
    const first = data[merge.top]?.[merge.left];
    if (first && !isBlank(first) && !isLong(merge)) reach(merge.bottom, merge.right);
  }
  return bounds;
}

function lastOf(cells: readonly (XLSX.CellObject | undefined)[] | undefined): number {
  return cells?.findLastIndex(cell => cell !== undefined && cell !== null && !isBlank(cell)) ?? -1;
}

function hiddenOf(facts: readonly ({hidden?: boolean} | undefined)[] | undefined, count: number): Set<number> {
  const hidden = new Set<number>();
  facts?.forEach((fact, i) => {
    if (fact?.hidden && i < count) hidden.add(i);
  });
  return hidden;
}
