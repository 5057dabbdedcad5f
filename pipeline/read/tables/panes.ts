import type {Grid} from "../../contracts/book.js";
import type {Vocabulary} from "../../contracts/vocabulary.js";
import {cellsOf, opensTable, type Pane, rowWords} from "./header.js";

/** Column bands that hold tables of their own, side by side; the whole grid where there is only one. */
export function panesOf(grid: Grid, vocabulary: Vocabulary): Pane[] {
  const used = new Array<boolean>(grid.columns).fill(false);
  const whole: Pane = {left: 0, right: grid.columns - 1};
  for (let row = 0; row < grid.rows; row++) {
    const cells = cellsOf(grid, row, whole);
    if (cells.length < 2) continue; // a title may reach over several tables
    for (const {column, cell} of cells) {
      for (let covered = column; covered <= (cell.merged?.right ?? column); covered++) used[covered] = true;
    }
    if (!used.includes(false)) return [whole];
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
