import type {Book, Grid, Range} from "./book.js";
import type {ColumnRole} from "./vocabulary.js";

/** How the figures of a table lie: one a row, one axis across, or one axis across and one down. */
export type Layout = "long" | "wide" | "cross";

/** A column of a table: its composed name, e.g. "令和６年度 / 実績", and the header texts it was made of, from the top. */
export interface TableColumn {
  index: number;
  name: string;
  parts: readonly string[];
  /**
   * What the column holds: by its name, or by what stands in it; "data" for an axis that runs across; undefined where
   * nobody can tell.
   */
  role?: ColumnRole | "data";
}

/** A table found on a grid. */
export interface Table {
  grid: Grid;
  /** Header and body together. */
  range: Range;
  /** Rows of the header, from the first to the last. */
  header: {top: number; bottom: number};
  columns: readonly TableColumn[];
  /** Rows of the body, in order, blank rows left out. */
  body: readonly number[];
  /** Lines of text above the header, and below the body or beside the table. */
  titles: readonly {row: number; column: number; text: string}[];
  notes: readonly {row: number; column: number; text: string}[];
  layout: Layout;
}

/** A block of figures in which no table could be recognised. */
export interface UnknownBlock {
  grid: Grid;
  range: Range;
}

/** What was found in a file: its tables in the order of the sheets. */
export interface FoundTables {
  book: Book;
  tables: readonly Table[];
  unknown: readonly UnknownBlock[];
}
