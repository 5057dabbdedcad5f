import type {Grid, Range} from "../../contracts/book.js";
import {looksLikeNumber} from "./fold.js";
import {cellsOf, type Pane} from "./header.js";

/** The columns that header and body use. */
export function usedColumns(
  grid: Grid,
  header: {top: number; bottom: number},
  rows: readonly number[],
  pane: Pane
): Pane {
  const used: Pane = {left: pane.right, right: pane.left};
  for (const row of [...Array.from({length: header.bottom - header.top + 1}, (_, i) => header.top + i), ...rows]) {
    const cells = cellsOf(grid, row, pane);
    if (row > header.bottom && cells.length < 2) continue;
    const [first, last] = [cells[0], cells.at(-1)];
    if (!first || !last) continue;
    used.left = Math.min(used.left, first.column);
    // a longer record of a text file has slipped: no column of its own
    if (row > header.bottom && grid.sheet === "") continue;
    used.right = Math.max(used.right, Math.min(last.cell.merged?.right ?? last.column, pane.right));
  }
  return used;
}

/** The cells of rows outside of a table, as lines of text. */
export function linesOf(grid: Grid, rows: readonly number[], pane: Pane) {
  return rows.flatMap(row => cellsOf(grid, row, pane).map(({column, cell}) => ({row, column, text: cell.text})));
}

/**
 * Figures among lines outside of every table: two lines or more, one under the other, that hold figures beside
 * something else.
 */
export function blocksOf(grid: Grid, rows: readonly number[], pane: Pane): Range[] {
  const blocks: Range[] = [];
  for (const row of rows) {
    const cells = cellsOf(grid, row, pane);
    if (cells.length < 2 || !cells.some(({cell}) => cell.kind === "number" || looksLikeNumber(cell.text))) continue;
    const last = blocks.at(-1);
    const right = cells.at(-1)?.column ?? pane.right;
    if (last && last.bottom === row - 1) Object.assign(last, {bottom: row, right: Math.max(last.right, right)});
    else blocks.push({top: row, left: cells[0]?.column ?? pane.left, bottom: row, right});
  }
  return blocks.filter(({top, bottom}) => bottom > top);
}
