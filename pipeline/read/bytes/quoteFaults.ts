import type {ParseError} from "papaparse";
import type {Book} from "../../contracts/book.js";
import {withoutQuoted} from "./delimiter.js";
import type {LineEnd} from "./lineEnds.js";

type Irregular = NonNullable<Book["irregular"]>[number];

/** A parsed text: its rows, the line each begins on, and what the parser found wrong, in the order of the text. */
interface Parsed {
  text: string;
  newline: LineEnd;
  rows: readonly string[][];
  lines: readonly number[];
  errors: readonly ParseError[];
}

/**
 * Quotation marks that are never closed or out of place: by the line they stand on, and also by the line their row
 * begins on, since that is what the row's figures are known by. One for a line.
 */
export function quoteFaults({text, newline, rows, lines, errors}: Parsed): Irregular[] {
  const spaced = SPACED_QUOTE.test(text) ? rows.flatMap((row, i) => (row.some(opensAfterSpace) ? [i] : [])) : [];
  if (errors.length + spaced.length === 0) return [];
  const starts = lineStarts(text, newline);
  const last = text.endsWith(newline) ? starts.length - 1 : starts.length;
  const found = new Map<number, Irregular>();
  let opens = 1;
  for (const {code, row = 0, index = 0} of errors) {
    while ((starts[opens] ?? text.length) < index) opens += 1;
    const fault = code === "MissingQuotes" ? neverClosed(opens, last) : goesOn(opens);
    for (const line of [lines[row] ?? opens, opens]) if (!found.has(line)) found.set(line, {line, ...fault});
  }
  for (const row of spaced) {
    const line = lines[row] ?? 1;
    const typed = text.slice(starts[line - 1], starts[(lines[row + 1] ?? starts.length + 1) - 1]);
    if (!SPACED_QUOTE.test(withoutQuoted(typed))) continue;
    found.set(line, {line, ja: "引用符の前に空白があります", en: "a space before a quotation mark"});
  }
  return [...found.values()];
}

/** The offset at which each line begins. */
function lineStarts(text: string, newline: LineEnd): number[] {
  const starts = [0];
  for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

function neverClosed(opens: number, last: number): {ja: string; en: string} {
  return {
    ja: `${opens} 行目の引用符が閉じておらず、${last} 行目までが一つのセルになっています`,
    en: `the quotation mark opened on line ${opens} is never closed: all up to line ${last} is one cell`
  };
}

function goesOn(opens: number): {ja: string; en: string} {
  return {
    ja: `${opens} 行目に、引用符で閉じたあとに文字の続くセルがあります`,
    en: `a cell of line ${opens} goes on after its closing quotation mark`
  };
}

/** `, "1,234"`: after the space the quotation mark no longer opens the cell, and the comma parts it. */
const SPACED_QUOTE = /(?:^|[,;\t\r\n])[^\S\t\r\n]+"/;

function opensAfterSpace(text: string): boolean {
  return /^[^\S\t\r\n]+"/.test(text);
}
