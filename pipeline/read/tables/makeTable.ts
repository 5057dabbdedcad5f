import type {Grid} from "../../contracts/book.js";
import {MOST_CELLS} from "../../contracts/limits.js";
import type {Table} from "../../contracts/table.js";
import type {Vocabulary} from "../../contracts/vocabulary.js";
import {tooMany} from "../bytes/bounds.js";
import {cellsOf, composeColumns, type Pane} from "./header.js";
import {linesOf, usedColumns} from "./lines.js";
import {assignRoles, layoutOf} from "./roles.js";
import {opensNote, readLabel} from "./words.js";

/** Tells whether a row only says again what a row of the header says. */
export function repeats(
  grid: Grid,
  {top, bottom}: {top: number; bottom: number},
  pane: Pane
): (row: number) => boolean {
  const typed = (row: number) => cellsOf(grid, row, pane).map(({cell}) => cell.text);
  const lines = Array.from({length: bottom - top + 1}, (_, i) => typed(top + i));
  return row => {
    const own = typed(row);
    return lines.some(line => line.length === own.length && line.every((text, i) => text === own[i]));
  };
}

/**
 * The table of a header and the rows that may be its body, those that only repeat the header or note something left
 * out. Throws UnreadableFile where it has more cells, with those that are empty, than a file may have.
 */
export function makeTable(
  grid: Grid,
  header: {top: number; bottom: number},
  end: number,
  pane: Pane,
  above: readonly number[],
  vocabulary: Vocabulary,
  name: string
): Table {
  const rows: number[] = [];
  const isRepeated = repeats(grid, header, pane);
  for (let row = header.bottom + 1; row <= end; row++) {
    if (cellsOf(grid, row, pane).length > 0 && !isRepeated(row)) rows.push(row);
  }
  const inUse = usedColumns(grid, header, rows, pane);
  const composed = composeColumns(grid, header, rows, inUse);
  if (composed.length * rows.length > MOST_CELLS) throw tooMany(name, "too_many_cells", composed.length * rows.length);
  const columns = assignRoles(grid, composed, rows, vocabulary);
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
  const beside = new Set(notes);
  const kept = rows.filter(row => !beside.has(row));
  return {
    grid,
    range: {
      top: header.top,
      left: inUse.left,
      bottom: kept.at(-1) ?? header.bottom,
      right: inUse.right
    },
    header,
    columns,
    body: kept,
    titles: linesOf(grid, above, pane),
    notes: linesOf(grid, notes, pane),
    layout: layoutOf(columns, vocabulary)
  };
}
