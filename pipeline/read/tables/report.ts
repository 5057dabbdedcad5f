import {a1, a1Range, type Grid} from "../../contracts/book.js";
import {MOST_LONG_TEXT, MOST_READINGS} from "../../contracts/limits.js";
import {type Reading, reading} from "../../contracts/reading.js";
import type {Artifact, Inspection, ReadContext} from "../../contracts/source.js";
import type {FoundTables} from "../../contracts/table.js";
import {UnreadableFile} from "../../errors.js";
import {tooMany} from "../bytes/bounds.js";
import {readBook} from "../workbook/book.js";
import {contextOf, surroundingsOf} from "./context.js";
import {findTables} from "./findTables.js";
import {LONGEST_NAME} from "./fold.js";
import {tableReadings} from "./tableReadings.js";

/**
 * A file made by people for people, as readings: whatever its format, encoding and layout. Blocks of figures in
 * which no table could be recognised come as readings too, held. Throws UnreadableFile where there is no table at all.
 */
export function inspectReport(
  {name, content}: Artifact,
  {vocabulary, maxUnzipped, community}: ReadContext
): Inspection {
  const book = readBook(content, name, {maxUnzipped});
  const found = findTables(book, vocabulary, name);
  if (found.tables.length === 0) throw noTable(found, name);
  return {found, readings: counted(readingsOf(found, community, vocabulary), name)};
}

function* counted(readings: Iterable<Reading>, name: string): Iterable<Reading> {
  let count = 0;
  let long = 0;
  for (const one of readings) {
    count += 1;
    if (count > MOST_READINGS) throw tooMany(name, "too_many_readings", count);
    for (const text of [one.value, one.indicator, one.entity, one.period, one.unit, one.note_ja])
      if (text.length > LONGEST_NAME) long += text.length;
    if (long > MOST_LONG_TEXT) throw tooMany(name, "too_much_text", long);
    yield one;
  }
}

function* readingsOf(found: FoundTables, community: string, vocabulary: ReadContext["vocabulary"]): Iterable<Reading> {
  const irregular = new Map(found.book.irregular?.map(({line, ja}) => [`line ${line}`, ja]));
  const told = new Set<string>();
  const around = surroundingsOf(found, vocabulary);
  for (const table of found.tables) {
    for (const one of tableReadings(table, contextOf(table, around, vocabulary), community, vocabulary)) {
      const place = irregular.size > 0 ? (/^line \d+/.exec(one.address)?.[0] ?? "") : "";
      const odd = irregular.has(place);
      if (odd) told.add(place);
      if (one.evidence.includes("cell_too_long")) told.add(one.address);
      yield odd ? {...one, evidence: `quote_misplaced ${one.evidence}`} : one;
    }
  }
  // a stray quote may swallow the lines below it: where no reading stands on its line, it is told by itself
  for (const [address, ja] of irregular)
    if (!told.has(address)) yield reading({address, value: ja, evidence: "quote_misplaced"});
  for (const grid of found.book.grids) yield* longCells(grid, told);
  for (const {grid, range} of found.unknown) {
    const address = grid.sheet === "" ? `line ${grid.line(range.top)}` : `${grid.sheet}!${a1Range(range)}`;
    yield reading({address, value: grid.cell(range.top, range.left)?.text ?? "", evidence: "table_unknown"});
  }
}

/** Cells too long to be looked at that are no figures: labels, titles, notes. */
function* longCells(grid: Grid, told: ReadonlySet<string>): Iterable<Reading> {
  for (const {row, column} of grid.long) {
    const address = grid.sheet === "" ? `line ${grid.line(row)}` : `${grid.sheet}!${a1(row, column)}`;
    const known = told.has(address) || (grid.sheet === "" && [...told].some(one => one.startsWith(`${address} `)));
    if (!known) yield reading({address, value: grid.cell(row, column)?.text ?? "", evidence: "cell_too_long"});
  }
}

function noTable({book}: FoundTables, name: string): UnreadableFile {
  const sheets = book.grids.map(
    ({sheet, rows, columns}) => `${sheet || "text"} A1:${a1(Math.max(rows - 1, 0), Math.max(columns - 1, 0))}`
  );
  const found = sheets.join(", ") || "(empty)";
  const expected = {
    ja: "「指標・年度・値」などの見出しの行（またはたて・横に指標名や年度が並ぶ表）",
    en: "a header row such as 指標, 年度, 値, or a table with indicators or years along its sides"
  };
  return new UnreadableFile(
    {
      where: name,
      ja: `表が見つかりません（${found}）。${expected.ja}が必要です。`,
      en: `no table found (${found}), expected ${expected.en}.`
    },
    {rule: "no_table_found", found, expected}
  );
}
