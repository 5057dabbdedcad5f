import type {Cell, Grid} from "../../contracts/book.js";
import type {TableColumn} from "../../contracts/table.js";
import type {Vocabulary} from "../../contracts/vocabulary.js";
import {WIDE} from "../bytes/bounds.js";
import {looksLikeNumber, looksLikePeriod} from "./fold.js";
import {isTotal, oneLine, readLabel} from "./words.js";

/** The columns of a grid that one table may use, ends included. */
export interface Pane {
  left: number;
  right: number;
}

/** The cells of a row that are not blank; a merged block counts once, at its first column in the pane. */
export function cellsOf(grid: Grid, row: number, {left, right}: Pane): {column: number; cell: Cell}[] {
  const cells: {column: number; cell: Cell}[] = [];
  const look = (column: number) => {
    const cell = grid.cell(row, column);
    if (!cell || (cell.merged && column > Math.max(cell.merged.left, left))) return;
    cells.push({column, cell});
  };
  if (left <= right) look(left); // a block may reach into the pane from its left
  for (const column of grid.filled(row)) if (column > left && column <= right) look(column);
  return cells;
}

/** What a row says of itself: how many of its cells are words of a header, and how many are figures. */
export interface RowWords {
  cells: number;
  roles: number;
  periods: number;
  names: number;
  /** Statuses and units, which stand in headers and in bodies. */
  marks: number;
  figures: number;
}

export function rowWords(grid: Grid, row: number, pane: Pane, vocabulary: Vocabulary): RowWords {
  const words: RowWords = {cells: 0, roles: 0, periods: 0, names: 0, marks: 0, figures: 0};
  for (const {cell} of cellsOf(grid, row, pane)) {
    words.cells += 1;
    const kind = wordKind(cell, vocabulary);
    if (kind) words[kind] += 1;
    if (words.figures > 0) break; // a row with a figure opens no table, whatever else it says
  }
  return words;
}

/**
 * True for a row that can open a table: it names columns, or at least two periods, indicators or communities, and holds
 * no figure.
 */
export function opensTable({cells, roles, periods, names, marks, figures}: RowWords): boolean {
  if (cells < 2 || figures > 0) return false;
  return (roles > 0 && roles + periods + names + marks >= 2) || periods >= 2 || names >= 2;
}

/** No header has more rows: what goes on saying nothing but words is a list. */
const TALLEST = 50;

/**
 * The last row of the header that opens at `top`: further rows that hold nothing but words of a header, above data
 * columns.
 */
export function headerBottom(grid: Grid, top: number, pane: Pane, vocabulary: Vocabulary): number {
  let bottom = top;
  for (let row = top + 1; row < Math.min(grid.rows, top + TALLEST); row++) {
    const cells = cellsOf(grid, row, pane).filter(({cell}) => (cell.merged?.top ?? row) >= row);
    const under = cells.map(({column}) => labelAbove(grid, top, row - 1, column, vocabulary));
    const words = cells.every(({cell}) => !["figures", undefined].includes(wordKind(cell, vocabulary)));
    if (cells.length === 0 || !words || under.includes(true)) break;
    bottom = row;
  }
  return bottom;
}

/**
 * The columns of a header with their composed names. A blank in an upper row takes the text to its left, as in a merge
 * that was lost.
 */
export function composeColumns(
  grid: Grid,
  {top, bottom}: {top: number; bottom: number},
  body: readonly number[],
  pane: Pane
): TableColumn[] {
  const columns = columnsIn(grid, {top, bottom}, body, pane);
  const levels: string[][] = [];
  for (let row = top; row <= bottom; row++) {
    const level: string[] = [];
    for (const [i, column] of columns.entries()) {
      const typed = grid.cell(row, column)?.text;
      const below = row < bottom && grid.cell(bottom, column) !== undefined;
      const beside = columns[i - 1] === column - 1 ? (level.at(-1) ?? "") : "";
      level.push(typed === undefined && below ? beside : oneLine(typed ?? ""));
    }
    levels.push(level);
  }
  const seen = new Map<string, number>();
  return columns.map((index, i) => {
    const texts = levels.map(level => level[i] ?? "");
    const parts = texts.filter((text, nth) => text !== "" && texts.indexOf(text) === nth);
    const joined = parts.join(" / ");
    const nth = (seen.get(joined) ?? 0) + 1;
    seen.set(joined, nth);
    return {index, name: nth > 1 ? `${joined} (${nth})` : joined, parts};
  });
}

/** The columns from the first to the last; of a wide table those that hold anything, for only they are gone over. */
function columnsIn(
  grid: Grid,
  {top, bottom}: {top: number; bottom: number},
  body: readonly number[],
  pane: Pane
): readonly number[] {
  const width = pane.right - pane.left + 1;
  if (width <= WIDE) return Array.from({length: width}, (_, i) => pane.left + i);
  const columns = new Set<number>();
  const header = Array.from({length: bottom - top + 1}, (_, i) => top + i);
  for (const row of [...header, ...body]) for (const {column} of cellsOf(grid, row, pane)) columns.add(column);
  return [...columns].sort((a, b) => a - b);
}

/** True where a header cell above names what stands below it (指標, 単位), so that a cell here belongs to the body. */
function labelAbove(grid: Grid, top: number, bottom: number, column: number, vocabulary: Vocabulary): boolean {
  for (let row = top; row <= bottom; row++) {
    const text = grid.cell(row, column)?.text;
    const role = text === undefined ? undefined : vocabulary.role(readLabel(text, vocabulary).name);
    if (role !== undefined && role !== "value") return true;
  }
  return false;
}

function wordKind(cell: Cell, vocabulary: Vocabulary): Exclude<keyof RowWords, "cells"> | undefined {
  if (cell.kind === "error") return "figures";
  if (looksLikePeriod(cell.text)) return "periods";
  if (cell.kind === "number" || looksLikeNumber(cell.text)) return "figures";
  const label = readLabel(cell.text, vocabulary);
  const corner = cell.text.split(/[＼\\/／]/);
  if (corner.some(part => vocabulary.role(part)) || vocabulary.role(label.name)) return "roles";
  if (looksLikePeriod(label.name)) return "periods";
  if (vocabulary.indicator(label.name) ?? vocabulary.community(label.name)) return "names";
  if (vocabulary.isUnit(label.name) || vocabulary.isStatus(label.name) || isTotal(label.name)) return "marks";
  return label.name === "" ? "marks" : undefined;
}
