import type XLSX from "@e965/xlsx";
import type {Grid, Range} from "../../contracts/book.js";
import {MOST_CHARACTERS} from "../../contracts/limits.js";
import {upTo, WIDE} from "../bytes/bounds.js";
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
  const data: Row[] = worksheet["!data"] ?? [];
  const {cells, long, wide} = survey(data);
  const bare = (row: number, column: number) => toCell(data[row]?.[column], date1904);
  const stated = (worksheet["!merges"] ?? [])
    .map(({s, e}): Range => ({top: s.r, left: s.c, bottom: e.r, right: e.c}))
    .filter(({top, left, bottom, right}) => top <= bottom && left <= right);
  const lastOf = (row: number) => lastIn(data[row], wide.get(row));
  const bounds = boundsOf(data, stated, lastOf);
  const merges = stated.flatMap(merge => within(merge, bounds));
  const blocks = shelved(merges);
  const lastColumn = (row: number) =>
    blocks.on(row).reduce((last, {right}) => Math.max(last, Math.min(right, bounds.columns - 1)), lastOf(row));
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
    lastColumn,
    filled: row => {
      const last = lastColumn(row);
      if (last < WIDE) return upTo(last + 1);
      const columns = wide.get(row) ?? upTo(lastOf(row) + 1);
      const firsts = blocks.on(row).map(({left}) => left);
      return firsts.length === 0 ? columns : [...new Set([...columns, ...firsts])].sort((a, b) => a - b);
    },
    extent: bounds.rows + cells,
    long,
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

/** Cells of the library's row; a row that begins far to the right has no list of all the columns before. */
type Row = readonly (XLSX.CellObject | undefined)[];

/** How many cells there are, texts that are too long, and of wide rows the cells they have. */
function survey(data: readonly Row[]) {
  let cells = 0;
  const long: {row: number; column: number}[] = [];
  const wide = new Map<number, number[]>();
  data.forEach((list, row) => {
    const isWide = list.length > WIDE;
    const filled: number[] = [];
    for (const column of isWide ? Object.keys(list).map(Number) : upTo(list.length)) {
      const cell = list[column];
      if (!cell || isBlank(cell)) continue;
      cells += 1;
      if (isWide) filled.push(column);
      if (typeof cell.v === "string" && cell.v.length > MOST_CHARACTERS) long.push({row, column});
    }
    if (isWide) wide.set(row, filled);
  });
  return {cells, long, wide};
}

function boundsOf(data: readonly Row[], merges: readonly Range[], lastOf: (row: number) => number) {
  const bounds = {rows: 0, columns: 0};
  const reach = (row: number, column: number) => {
    bounds.rows = Math.max(bounds.rows, row + 1);
    bounds.columns = Math.max(bounds.columns, column + 1);
  };
  data.forEach((_cells, row) => {
    const last = lastOf(row);
    if (last >= 0) reach(row, last);
  });
  for (const merge of merges) {
    const first = data[merge.top]?.[merge.left];
    if (first && !isBlank(first) && !isLong(merge)) reach(merge.bottom, merge.right);
  }
  return bounds;
}

function lastIn(cells: Row | undefined, filled: readonly number[] | undefined): number {
  if (filled) return filled.at(-1) ?? -1;
  return cells?.findLastIndex(cell => cell !== undefined && cell !== null && !isBlank(cell)) ?? -1;
}

function hiddenOf(facts: readonly ({hidden?: boolean} | undefined)[] | undefined, count: number): Set<number> {
  const hidden = new Set<number>();
  facts?.forEach((fact, i) => {
    if (fact?.hidden && i < count) hidden.add(i);
  });
  return hidden;
}
