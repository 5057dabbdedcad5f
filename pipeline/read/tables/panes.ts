import type {Grid, Range} from "../../contracts/book.js";
import type {Vocabulary} from "../../contracts/vocabulary.js";
import {cellsOf, opensTable, type Pane, rowWords} from "./header.js";

/** Column bands that hold tables of their own, side by side; the whole grid where there is only one. */
export function panesOf(grid: Grid, vocabulary: Vocabulary): Pane[] {
  const used = new Array<boolean>(grid.columns).fill(false);
  const whole: Pane = {left: 0, right: grid.columns - 1};
  let unused = grid.columns;
  const use = (column: number) => {
    if (!used[column] && column < grid.columns) unused -= 1;
    used[column] = true;
  };
  const blocks = new Set<Range>(); // a block over many rows is gone over once
  for (let row = 0; row < grid.rows; row++) {
    const cells = cellsOf(grid, row, whole);
    if (cells.length < 2) continue; // a title may reach over several tables
    for (const {column, cell} of cells) {
      if (!cell.merged) use(column);
      else if (!blocks.has(cell.merged)) {
        blocks.add(cell.merged);
        for (let covered = column; covered <= cell.merged.right; covered++) use(covered);
      }
    }
    if (unused === 0) return [whole];
  }
  const bands: Pane[] = [];
  used.forEach((here, column) => {
    if (!here) return;
    const last = bands.at(-1);
    if (last && last.right === column - 1) last.right = column;
    else bands.push({left: column, right: column});
  });
  const sound = bands.filter(band => hasTable(grid, band, vocabulary));
  return sound.length > 1 && sound.length === bands.length ? bands : [whole];
}

function hasTable(grid: Grid, pane: Pane, vocabulary: Vocabulary): boolean {
  for (let row = 0; row < grid.rows; row++) {
    if (opensTable(rowWords(grid, row, pane, vocabulary))) return true;
  }
  return false;
}
