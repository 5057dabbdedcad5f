import {UnreadableFile} from "../errors.js";
import type {TidyShape} from "./tidyShape.js";

type Words = {ja: string; en: string};

/** Throws UnreadableFile where the header is not the declared one, column by column. */
export function refuseHeader(header: Uint8Array, {columns, delimiter}: TidyShape, name: string): void {
  const found = cellsOf(
    Buffer.from(header)
      .toString()
      .replace(/^\ufeff/, ""),
    delimiter
  );
  const declared = columns.map(column => column.header);
  if (found.join("\n") === declared.join("\n")) return;
  throw unreadable(
    `${name}:1`,
    "header_unexpected",
    {ja: `見出しが「${found.join("、")}」です`, en: `the header is "${found.join(", ")}"`},
    {ja: `申告どおりの見出し「${declared.join("、")}」`, en: `the declared header "${declared.join(", ")}"`}
  );
}

/** For a file without a single line. */
export function refuseEmpty(name: string): UnreadableFile {
  return unreadable(
    name,
    "file_empty",
    {ja: "ファイルが空です", en: "the file is empty"},
    {ja: "見出しのある CSV", en: "a CSV with a header"}
  );
}

/** For a line so long that no tidy file has it. */
export function refuseLongRow(name: string, line: number): UnreadableFile {
  return unreadable(
    `${name}:${line}`,
    "row_too_long",
    {ja: "行が 1 MB を超えて続きます", en: "the line goes on for more than 1 MB"},
    {ja: "1 行に一つの観測値を持つ整然データ", en: "tidy data, one observation a line"}
  );
}

/** What is known of the bad rows of a file at some point. */
export interface Counted {
  /** So many rows are bad for certain. */
  atLeast: number;
  /** Rows by each rule they break; a row that breaks several is counted under each. */
  rules: ReadonlyMap<string, number>;
  /** False where more rows may break these rules. */
  complete: boolean;
}

/** For a file of which too much is wrong to take in the rest. */
export function refuseRows(name: string, read: number, {rules, complete}: Counted, budget: number): UnreadableFile {
  const sorted = [...rules].sort(([, one], [, other]) => other - one);
  const counts = (more: string) => sorted.map(([rule, rows]) => `${rule} ${rows}${complete ? "" : more}`).join(", ");
  const share = `${+(budget * 100).toFixed(2)} %`;
  return unreadable(
    name,
    "too_many_bad_rows",
    {
      ja: `${read} 行のうち受け入れられない行が多すぎます（${counts(" 以上")}）`,
      en: `too many of ${read} rows cannot be taken in (${counts(" or more")})`
    },
    {ja: `受け入れられない行が ${share} 以下のファイル`, en: `a file with at most ${share} of such rows`}
  );
}

function unreadable(where: string, rule: string, found: Words, expected: Words): UnreadableFile {
  const problem = {where, ja: `${found.ja}。${expected.ja}が必要です。`, en: `${found.en}, expected ${expected.en}.`};
  return new UnreadableFile(problem, {rule, found: found.en, expected});
}

/** The cells of one sound record. */
function cellsOf(record: string, delimiter: string): string[] {
  const cell = delimiter === "," ? /("(?:[^"]|"")*"|[^,]*)(?:,|$)/y : /("(?:[^"]|"")*"|[^\t]*)(?:\t|$)/y;
  const cells: string[] = [];
  while (cell.lastIndex <= record.length) {
    const [whole, text = ""] = cell.exec(record) ?? [""];
    cells.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    if (whole === text) break;
  }
  return cells;
}
