/**
 * What a file may have and still be read. Each bound is far above what honest files have and low enough that reading
 * ends; each is a rule of data/reference/rule.csv, and README tells them.
 */

/** Characters of one cell: what Excel itself can hold. */
export const MOST_CHARACTERS = 32_767;

/** Columns of a sheet or a text file: as many as Excel has. */
export const MOST_COLUMNS = 16_384;

/** Rows and filled cells of a file together, and cells of one table with those that are empty. */
export const MOST_CELLS = 3_000_000;

/** Sheets of a workbook, and tables of a file. */
export const MOST_TABLES = 1000;

/** Characters of the readings of a file that are longer texts than any name: notes, and what should be a figure. */
export const MOST_LONG_TEXT = 5_000_000;

/** Readings of one file. */
export const MOST_READINGS = 250_000;
