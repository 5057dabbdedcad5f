import type {Book, Grid, Range} from "../../contracts/book.js";
import {MOST_CELLS, MOST_TABLES} from "../../contracts/limits.js";
import type {FoundTables, Table, UnknownBlock} from "../../contracts/table.js";
import type {Vocabulary} from "../../contracts/vocabulary.js";
import {tooMany} from "../bytes/bounds.js";
import {looksLikeNumber} from "./fold.js";
import {cellsOf, headerBottom, opensTable, type Pane, rowWords} from "./header.js";
import {blocksOf, linesOf} from "./lines.js";
import {makeTable, repeats} from "./makeTable.js";
import {panesOf} from "./panes.js";
import {opensNote} from "./words.js";

/**
 * The tables of a book, and the blocks of figures in which no table could be recognised. Throws UnreadableFile where
 * there are more tables, or a table has more cells with those that are empty, than a file may have.
 */
export function findTables(book: Book, vocabulary: Vocabulary, name: string): FoundTables {
  const tables: Table[] = [];
  const unknown: UnknownBlock[] = [];
  let extent = 0;
  for (const grid of book.grids) {
    for (const pane of panesOf(grid, vocabulary)) {
      const found = tablesIn(grid, pane, vocabulary, name);
      tables.push(...found.tables.filter(holdsFigures));
      for (const range of found.blocks) unknown.push({grid, range});
      const count = tables.length + unknown.length;
      if (count > MOST_TABLES) throw tooMany(name, "too_many_tables", count);
      extent += found.tables.reduce((sum, {columns, body}) => sum + columns.length * body.length, 0);
      if (extent > MOST_CELLS) throw tooMany(name, "too_many_cells", extent);
    }
  }
  return {book, tables, unknown};
}

/** A list of words, such as definitions of indicators, is no table to read: no column holds figures, or might. */
function holdsFigures({grid, columns, body}: Table): boolean {
  return columns.some(
    ({role, index}) =>
      role === "data" ||
      role === "value" ||
      (role === undefined &&
        body.some(row => {
          const cell = grid.cell(row, index);
          return cell !== undefined && (cell.kind === "number" || looksLikeNumber(cell.text));
        }))
  );
}

function tablesIn(grid: Grid, pane: Pane, vocabulary: Vocabulary, name: string): {tables: Table[]; blocks: Range[]} {
  const tables: Table[] = [];
  let loose: number[] = [];
  const blocks: Range[] = [];
  let row = 0;
  while (row < grid.rows) {
    if (!opensTable(rowWords(grid, row, pane, vocabulary))) {
      loose.push(row);
      row += 1;
      continue;
    }
    const top = topOfHeader(grid, row, pane, loose);
    loose = loose.filter(one => one < top);
    const bottom = headerBottom(grid, row, pane, vocabulary);
    const end = endOfBody(grid, {top, bottom}, pane, vocabulary);
    tables.push(makeTable(grid, {top, bottom}, end, pane, loose, vocabulary, name));
    blocks.push(...blocksOf(grid, loose, pane));
    loose = [];
    row = end + 1;
  }
  blocks.push(...blocksOf(grid, loose, pane));
  const last = tables.at(-1);
  if (last) tables[tables.length - 1] = {...last, notes: [...last.notes, ...linesOf(grid, loose, pane)]};
  return {tables, blocks};
}

/** Rows right above that belong to the header though no word of theirs is known: several cells, or one over data. */
function topOfHeader(grid: Grid, first: number, pane: Pane, loose: readonly number[]): number {
  let top = first;
  for (let row = first - 1, i = loose.length - 1; loose[i] === row; row--, i--) {
    const cells = cellsOf(grid, row, pane);
    const spans = cells.some(
      ({column, cell}) =>
        column > pane.left && (cell.merged?.right ?? column) > column && cell.merged?.top === cell.merged?.bottom
    );
    const figures = cells.some(({cell}) => cell.kind === "number" || looksLikeNumber(cell.text));
    if (figures || cells.length === 0 || (cells.length < 2 && !spans)) break;
    if (cells.length >= 2 && cells.some(({cell}) => opensNote(cell.text))) break;
    top = row;
  }
  return top;
}

/** The last row that may belong to the body: before the next header, unless that only repeats this one. */
function endOfBody(grid: Grid, header: {top: number; bottom: number}, pane: Pane, vocabulary: Vocabulary): number {
  const isRepeated = repeats(grid, header, pane);
  for (let row = header.bottom + 1; row < grid.rows; row++) {
    const words = rowWords(grid, row, pane, vocabulary);
    if (!opensTable(words) || (words.roles === 0 && cellsOf(grid, row - 1, pane).length > 0)) continue;
    if (!isRepeated(row)) return row - 1;
  }
  return grid.rows - 1;
}
