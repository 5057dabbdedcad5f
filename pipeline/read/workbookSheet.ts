import type XLSX from "@e965/xlsx";
import type {Grid, Range} from "../contracts/book.js";
import {isBlank, toCell} from "./workbookCell.js";

/** A merged block taller than this is layout, not a table's cell; it would make a sheet of a million rows out of nothing. */
const TALLEST_MERGE = 1000;

/** A sheet of the library as a grid; cells are looked at when they are asked for, so that nothing is copied. */
export function sheetGrid(
  sheet: string,
  worksheet: XLSX.WorkSheet,
  {hidden, date1904}: {hidden: boolean; date1904: boolean}
): Grid {
  const data: XLSX.CellObject[][] = worksheet["!data"] ?? [];
  const merges = (worksheet["!merges"] ?? [])
    .map(({s, e}): Range => ({top: s.r, left: s.c, bottom: e.r, right: e.c}))
    .filter(({top, bottom}) => bottom - top < TALLEST_MERGE);
  const blocks = byRow(merges);
  const bare = (row: number, column: number) => toCell(data[row]?.[column], date1904);
  const bounds = boundsOf(data, merges);
  return {
    sheet,
    hidden,
    ...bounds,
    cell: (row, column) => {
      const block = blocks.get(row)?.find(({left, right}) => column >= left && column <= right);
      if (!block) return bare(row, column);
      const first = bare(block.top, block.left);
      return first && {...first, merged: block};
    },
    lastColumn: row =>
      Math.max(lastOf(data[row]), ...(blocks.get(row) ?? []).map(({right}) => Math.min(right, bounds.columns - 1))),
    merges,
    hiddenRows: hiddenOf(worksheet["!rows"], bounds.rows),
    hiddenColumns: hiddenOf(worksheet["!cols"], bounds.columns),
    line: row => row + 1
  };
}

function byRow(merges: readonly Range[]): Map<number, Range[]> {
  const rows = new Map<number, Range[]>();
  for (const merge of merges) {
    for (let row = merge.top; row <= merge.bottom; row++) rows.set(row, [...(rows.get(row) ?? []), merge]);
  }
  return rows;
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
  for (const {top, left, bottom, right} of merges) {
    const first = data[top]?.[left];
    if (first && !isBlank(first)) reach(bottom, right);
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
