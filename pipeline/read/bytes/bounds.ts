import type {Cell} from "../../contracts/book.js";
import * as limits from "../../contracts/limits.js";
import type {UnreadableFile} from "../../errors.js";
import {unreadable} from "./unreadable.js";

/** A row wider than this is gone over by the cells it has; in others looking at every column is quicker. */
export const WIDE = 256;

const UP_TO: number[][] = [[]];

/** The columns 0, 1 … of a row that is not wide; one list for all rows of one width. */
export function upTo(width: number): readonly number[] {
  for (let known = UP_TO.length; known <= width; known++) UP_TO.push(Array.from({length: known}, (_, i) => i));
  return UP_TO[width] ?? [];
}

/** What stands for a text that is too long to be looked at: no name, no figure and no unit, but its length. */
export function tooLong(text: string): Pick<Cell, "text" | "long"> {
  return {text: `〔${count(text.length)} 文字〕`, long: text.length};
}

/** Refuses a file with more of something than it may have: which rule, how many, where. */
export function tooMany(
  name: string,
  rule: keyof typeof SAID,
  found: number,
  where = {ja: "", en: ""}
): UnreadableFile {
  const {ja, en, most} = SAID[rule];
  const [many, at] = [count(found), where.en === "" ? "" : ` (${where.en})`];
  return unreadable(
    name,
    rule,
    {ja: `${ja} ${many}${where.ja === "" ? "" : `（${where.ja}）`}`, en: `${many} ${en}${at}`},
    {ja: `${count(most)} 以下`, en: `at most ${count(most)}`}
  );
}

const SAID = {
  too_many_cells: {ja: "行とセルが", en: "rows and cells", most: limits.MOST_CELLS},
  too_many_columns: {ja: "列が", en: "columns", most: limits.MOST_COLUMNS},
  too_many_tables: {ja: "シートまたは表が", en: "sheets or tables", most: limits.MOST_TABLES},
  too_much_text: {ja: "長い文字の合計が", en: "characters of long texts or more", most: limits.MOST_LONG_TEXT},
  too_many_readings: {ja: "読取りが", en: "readings or more", most: limits.MOST_READINGS}
} as const;

function count(number: number): string {
  return number.toLocaleString("en-US");
}
