import type {Book, Grid, Range} from "../../contracts/book.js";
import type {FoundTables, Table, UnknownBlock} from "../../contracts/table.js";
import type {Vocabulary} from "../../contracts/vocabulary.js";
import {looksLikeNumber} from "./fold.js";
import {cellsOf, composeColumns, headerBottom, opensTable, type Pane, rowWords} from "./header.js";
import {blocksOf, linesOf, usedColumns} from "./lines.js";
import {panesOf} from "./panes.js";
import {assignRoles, layoutOf} from "./roles.js";
import {opensNote, readLabel} from "./words.js";

/** The tables of a book, and the blocks of figures in which no table could be recognised. Nothing is refused here. */
export function findTables(book: Book, vocabulary: Vocabulary): FoundTables {
  const tables: Table[] = [];
  const unknown: UnknownBlock[] = [];
  for (const grid of book.grids) {
    for (const pane of panesOf(grid, vocabulary)) {
      const found = tablesIn(grid, pane, vocabulary);
      tables.push(...found.tables.filter(holdsFigures));
      unknown.push(...found.blocks.map(range => ({grid, range})));
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

function tablesIn(grid: Grid, pane: Pane, vocabulary: Vocabulary): {tables: Table[]; blocks: Range[]} {
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
    tables.push(makeTable(grid, {top, bottom}, end, pane, loose, vocabulary));
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
  for (let row = first - 1; loose.includes(row); row--) {
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
  for (let row = header.bottom + 1; row < grid.rows; row++) {
    const words = rowWords(grid, row, pane, vocabulary);
    if (!opensTable(words) || (words.roles === 0 && cellsOf(grid, row - 1, pane).length > 0)) continue;
    if (!repeats(grid, row, header, pane)) return row - 1;
  }
  return grid.rows - 1;
}

function repeats(grid: Grid, row: number, {top, bottom}: {top: number; bottom: number}, pane: Pane): boolean {
  const typed = (at: number) =>
    cellsOf(grid, at, pane)
      .map(({cell}) => cell.text)
      .join("\n");
  for (let at = top; at <= bottom; at++) if (typed(at) === typed(row)) return true;
  return false;
}

function makeTable(
  grid: Grid,
  header: {top: number; bottom: number},
  end: number,
  pane: Pane,
  above: readonly number[],
  vocabulary: Vocabulary
): Table {
  const rows: number[] = [];
  for (let row = header.bottom + 1; row <= end; row++) {
    if (cellsOf(grid, row, pane).length > 0 && !repeats(grid, row, header, pane)) rows.push(row);
  }
  const inUse = usedColumns(grid, header, rows, pane);
  const columns = assignRoles(grid, composeColumns(grid, header.top, header.bottom, inUse), rows, vocabulary);
  const labels = columns.filter(
    ({role}) => role !== undefined && role !== "data" && role !== "value" && role !== "note"
  );
  const isNote = (row: number) => {
    const cells = cellsOf(grid, row, inUse);
    return (
      cells.length === 1 &&
      (opensNote(cells[0]?.cell.text ?? "") || !labels.some(({index}) => index === cells[0]?.column))
    );
  };
  // a single text at the end that names no indicator is a note, even under the labels; further up it is a heading
  const isLoose = (row: number) => {
    const [first, ...others] = cellsOf(grid, row, inUse);
    return (
      isNote(row) ||
      (first !== undefined && others.length === 0 && !vocabulary.indicator(readLabel(first.cell.text, vocabulary).name))
    );
  };
  const last = rows.findLastIndex(row => !isLoose(row));
  const notes = rows.filter((row, i) => i > last || isNote(row));
  return {
    grid,
    range: {
      top: header.top,
      left: inUse.left,
      bottom: rows.filter(row => !notes.includes(row)).at(-1) ?? header.bottom,
      right: inUse.right
    },
    header,
    columns,
    body: rows.filter(row => !notes.includes(row)),
    titles: linesOf(grid, above, pane),
    notes: linesOf(grid, notes, pane),
    layout: layoutOf(columns, vocabulary)
  };
}
