/** Where a cell or a block of cells stands: rows and columns counted from 0, ends included. */
export interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** One cell that is not blank. `text` is what was typed or stored, before interpretation. */
export interface Cell {
  /**
   * A text as typed; a stored number in its shortest form ("0.123"); a date as ISO text cut to what its format shows.
   */
  text: string;
  kind: "text" | "number" | "date" | "boolean" | "error";
  /** The number format of a workbook's cell, e.g. `#,##0,` or `0.0%`; undefined where it is General or text. */
  format?: string;
  /** The formula without "=", where the cell has one. */
  formula?: string;
  /** True where a formula has no stored result. */
  unresolved?: boolean;
  /** How many characters were typed, where they are too many to be looked at; `text` then says only that. */
  long?: number;
  /** The merged block this cell belongs to; cells under a merge mirror its first cell. */
  merged?: Range;
  /**
   * What may carry meaning by format alone: a filled background. Colours of letters and lines through them are not
   * seen.
   */
  marked?: readonly "fill"[];
}

/** One sheet, or a whole text file: cells by row and column. */
export interface Grid {
  /** The sheet's name; empty for a text file. */
  sheet: string;
  /** True for a sheet that is hidden from its reader. */
  hidden: boolean;
  /** One more than the last row and column that hold anything. */
  rows: number;
  columns: number;
  /**
   * The last column of a row that holds anything, -1 for a blank row: a sheet may be wide in one row and narrow in a
   * million.
   */
  lastColumn(row: number): number;
  /** The columns of a row that may hold something, in order, of a merged block its first; no others need a look. */
  filled(row: number): readonly number[];
  /** Rows and filled cells together: what going over all of it costs. */
  extent: number;
  /** Cells whose text is too long to be looked at. */
  long: readonly {row: number; column: number}[];
  /** The cell, merged blocks mirrored; undefined where it is blank (empty or only white space). */
  cell(row: number, column: number): Cell | undefined;
  merges: readonly Range[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  /** The physical line of a text file on which the row begins (from 1); a sheet's row number otherwise. */
  line(row: number): number;
}

/** What lies beside the cells of a workbook and is never read as data. */
export interface Beside {
  kind: "drawing" | "chart" | "comment" | "external_link" | "macro" | "pivot";
  /** The sheet it belongs to; empty where it belongs to the book. */
  sheet: string;
}

/** A file of cells, before anyone looks for tables in it. */
export interface Book {
  /** What the bytes are, whatever the name says. */
  format: "csv" | "tsv" | "xlsx" | "xlsm" | "ods" | "xls";
  /** Of a text file: its encoding, and how that was known. */
  encoding?: {name: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "cp932"; evidence: {ja: string; en: string}};
  /**
   * Of a text file: lines that have another number of cells than the header, a quote that is misplaced and the like.
   */
  irregular?: readonly {line: number; ja: string; en: string}[];
  /** True where dates count from 1904. */
  date1904?: boolean;
  grids: readonly Grid[];
  beside: readonly Beside[];
}

/** E12 for row 11, column 4. */
export function a1(row: number, column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** B2:D3, or B2 for a single cell. */
export function a1Range({top, left, bottom, right}: Range): string {
  const [first, last] = [a1(top, left), a1(bottom, right)];
  return first === last ? first : `${first}:${last}`;
}
