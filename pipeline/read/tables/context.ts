import type {Grid} from "../../contracts/book.js";
import type {FoundTables, Table} from "../../contracts/table.js";
import type {Vocabulary} from "../../contracts/vocabulary.js";
import {fold, periodsIn} from "./fold.js";
import {readLabel} from "./words.js";

/** What the lines around a table say for all of its figures; empty text where they say nothing, or several things. */
export interface TableContext {
  entity: string;
  indicator: string;
  period: string;
  unit: string;
  /** "x=秘匿", one a line. */
  symbols: string;
}

/** What stands outside of the tables of a file, gathered once for all of them. */
export interface Surroundings {
  titles: ReadonlyMap<Grid, readonly string[]>;
  /** The words for communities on sheets that hold no table. */
  covers: () => readonly string[];
}

/** Gathers what the tables of a file share. */
export function surroundingsOf({tables, book}: FoundTables, vocabulary: Vocabulary): Surroundings {
  const titles = new Map<Grid, string[]>();
  for (const table of tables) {
    const texts = titles.get(table.grid) ?? [];
    titles.set(table.grid, texts);
    texts.push(...table.titles.map(({text}) => text));
  }
  let covers: string[] | undefined;
  const said = (text: string) => some(vocabulary.communityIn(text));
  const read = () =>
    book.grids
      .filter(grid => !titles.has(grid))
      .flatMap(textsOf)
      .flatMap(said);
  return {
    titles,
    covers: () => {
      covers ??= [...new Set(read())];
      return covers;
    }
  };
}

/** Reads titles, notes and the sheet's name. What they name twice with different words they do not name at all. */
export function contextOf(table: Table, {titles, covers}: Surroundings, vocabulary: Vocabulary): TableContext {
  const own = table.titles.map(({text}) => text);
  const onSheet = titles.get(table.grid) ?? [];
  const around = [...own, ...table.notes.map(({text}) => text)];
  const named = firstWords([own, [table.grid.sheet], onSheet], text => some(vocabulary.communityIn(text)));
  return {
    entity: oneOf(named.size > 0 ? named : new Set(covers())),
    indicator: firstOne([own, [table.grid.sheet]], text => some(indicatorOf(text, vocabulary))),
    period: firstOne([own, [table.grid.sheet], onSheet], periodsIn),
    unit: firstOne([around], text => unitsIn(text, vocabulary)),
    symbols: around.flatMap(symbolsIn).join("\n")
  };
}

/** The one word that the first group of texts to say anything says. */
function firstOne(groups: readonly (readonly string[])[], read: (text: string) => string[]): string {
  return oneOf(firstWords(groups, read));
}

function firstWords(groups: readonly (readonly string[])[], read: (text: string) => string[]): Set<string> {
  for (const texts of groups) {
    const words = new Set(texts.flatMap(read));
    if (words.size > 0) return words;
  }
  return new Set();
}

function oneOf(words: ReadonlySet<string>): string {
  return words.size === 1 ? ([...words][0] ?? "") : "";
}

function some(word: string | undefined): string[] {
  return word === undefined ? [] : [word];
}

function indicatorOf(text: string, vocabulary: Vocabulary): string | undefined {
  const {name} = readLabel(text, vocabulary);
  return vocabulary.indicator(name) ? name : vocabulary.indicatorIn(text);
}

/** The units of a line such as （単位：百万円） or 単位 百万円、人. */
function unitsIn(text: string, vocabulary: Vocabulary): string[] {
  const [, said = ""] = /単位\s*[:は]?\s*([^)\]】〕]+)/.exec(fold(text)) ?? [];
  return said
    .split(/[,、，・;；]|\s{2,}/)
    .map(word => word.trim())
    .filter(word => vocabulary.isUnit(word));
}

/** What a legend says its symbols mean: 「x」は秘匿、「…」は未集計 gives x=秘匿 and …=未集計. */
function symbolsIn(text: string): string[] {
  const quoted = /[「『"“]([^」』"”]{1,4})[」』"”]\s*(?:は|:|：|=|＝|…|\.\.\.|⇒|→)\s*([^、。,，;；」「\s]{2,20})/g;
  const listed =
    /(?:^|[\s　、,，;；:：(（])([xXｘＸ×－‐—―ー…*＊△▲-]{1,3}|0)\s*(?:[:：=＝]|は)\s*([^、。,，;；\s)）]{2,20})/g;
  return [...text.matchAll(quoted), ...text.matchAll(listed)].map(
    ([, symbol = "", meaning = ""]) => `${symbol.trim()}=${meaning.replace(/(を示す|を表す|です|である|のため)$/, "")}`
  );
}

function textsOf(grid: Grid): string[] {
  const texts: string[] = [];
  for (let row = 0; row < Math.min(grid.rows, 50); row++) {
    for (let column = 0; column < Math.min(grid.columns, 30); column++) {
      const cell = grid.cell(row, column);
      if (cell?.kind === "text" && (!cell.merged || (cell.merged.top === row && cell.merged.left === column)))
        texts.push(cell.text);
    }
  }
  return texts;
}
