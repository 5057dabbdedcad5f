import type {Book, Cell} from "../contracts/book.js";
import type {FoundTables, Table, TableColumn} from "../contracts/table.js";
import {type FigureKind, figureKind, folded, isBareFigure} from "./figure.js";

/** Names that may stand in a file, as published: of units, and of regions, municipalities and communities. */
export interface Names {
  units: ReadonlySet<string>;
  regions: ReadonlySet<string>;
}

/** What the body cells of a column are. */
export interface ColumnView extends TableColumn {
  /** True where most of its cells, symbols apart, are figures, and its name does not say otherwise. */
  numeric: boolean;
  filled: number;
  symbols: number;
  /** Cells with a background of their own. */
  shaded: number;
  /** The different texts that are no figures, with their counts; undefined where there are too many to look at. */
  texts: ReadonlyMap<string, number> | undefined;
}

export interface TableView extends Table {
  columns: readonly ColumnView[];
  /** Lines above, below and beside the table. */
  lines: readonly string[];
}

/** A file as the rules look at it. */
export interface View {
  book: Book;
  workbook: boolean;
  tables: readonly TableView[];
  unknown: FoundTables["unknown"];
  names: Names;
  /** Everything said outside of tables: lines around them, names of sheets, sheets without a table. */
  around: readonly string[];
}

const OTHER_ROLES: ReadonlySet<TableColumn["role"]> = new Set([
  "entity",
  "indicator",
  "period",
  "unit",
  "status",
  "qualifier",
  "document",
  "published_on",
  "note",
  "number"
]);

const MOST_TEXTS = 1000;
/** A longer text names nothing, and many of one length are slow to tell apart. */
const LONGEST = 1000;
const COVER = {rows: 200, columns: 50};

/** Looks once at every body cell, so that each rule need not. */
export function viewOf({book, tables, unknown}: FoundTables, names: Names): View {
  const views = tables.map(table => ({
    ...table,
    columns: table.columns.map(column => viewColumn(table, column)),
    lines: [...table.titles, ...table.notes].map(({text}) => text)
  }));
  return {
    book,
    workbook: book.format !== "csv" && book.format !== "tsv",
    tables: views,
    unknown,
    names: {units: foldedSet(names.units), regions: foldedSet(names.regions)},
    around: [...views.flatMap(({lines}) => lines), ...book.grids.map(({sheet}) => sheet), ...covers({book, tables})]
  };
}

/** The cell, unless it only mirrors the first cell of a merged block. */
export function ownCell({grid}: Table, row: number, column: number): Cell | undefined {
  const cell = grid.cell(row, column);
  if (cell?.merged && (cell.merged.top !== row || cell.merged.left !== column)) return undefined;
  return cell;
}

function viewColumn(table: Table, column: TableColumn): ColumnView {
  const counts: Record<FigureKind, number> = {number: 0, dressed: 0, several: 0, symbol: 0, words: 0};
  const texts = new Map<string, number>();
  let [filled, shaded, bare] = [0, 0, 0];
  for (const row of table.body) {
    const cell = table.grid.cell(row, column.index);
    if (!cell) continue;
    const kind = figureKind(cell);
    filled += 1;
    counts[kind] += 1;
    if (cell.marked?.includes("fill")) shaded += 1;
    if (kind === "dressed" && isBareFigure(cell.text)) bare += 1;
    if (kind !== "number" && texts.size <= MOST_TEXTS && cell.text.length <= LONGEST)
      texts.set(cell.text, (texts.get(cell.text) ?? 0) + 1);
  }
  // a column that nobody can name may hold codes such as 1類: only plain numbers make it one of figures
  const known = column.role === "value" || column.role === "data";
  const figures = counts.number + (known ? counts.dressed + counts.several : bare);
  return {
    ...column,
    numeric: !OTHER_ROLES.has(column.role) && figures > 0 && figures * 2 > filled - counts.symbol,
    filled,
    symbols: counts.symbol,
    shaded,
    texts: texts.size > MOST_TEXTS ? undefined : texts
  };
}

/** The texts of sheets that hold no table. */
function covers({book, tables}: Pick<FoundTables, "book" | "tables">): string[] {
  const texts: string[] = [];
  for (const grid of book.grids.filter(one => !tables.some(table => table.grid === one))) {
    for (let row = 0; row < Math.min(grid.rows, COVER.rows); row++) {
      for (let column = 0; column < Math.min(grid.columns, COVER.columns); column++) {
        const cell = grid.cell(row, column);
        if (cell?.kind === "text") texts.push(cell.text);
      }
    }
  }
  return texts;
}

function foldedSet(names: ReadonlySet<string>): Set<string> {
  return new Set([...names].map(folded));
}
