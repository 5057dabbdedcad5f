import type {LineEnd} from "./lineEnds.js";

/** In the order that settles a draw: nobody types a tab into a cell, but commas stand in numbers. */
const DELIMITERS = ["\t", ",", ";"] as const;

/** Lines, and at most this many characters, looked at to tell which delimiter parts them alike. */
const SAMPLE = {lines: 50, characters: 100_000};

/** What stands before the opening quotation mark of a cell. */
const BEFORE_CELL = "\t,;\r\n";

/**
 * The delimiter that parts most of the first lines into the same number of cells, more than one; a comma where none
 * does.
 */
export function delimiterOf(text: string, newline: LineEnd): string {
  const sample = text.slice(0, SAMPLE.characters);
  const lines = withoutQuoted(sample).split(newline);
  const scores = DELIMITERS.map(delimiter => {
    const counts = new Map<number, number>();
    for (const line of lines.slice(0, SAMPLE.lines)) {
      const cells = line.split(delimiter).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    return {delimiter, alike: Math.max(0, ...counts.values())};
  });
  const best = scores.reduce((most, score) => (score.alike > most.alike ? score : most));
  return best.alike === 0 ? "," : best.delimiter;
}

/** The text without its quoted cells: the delimiters and line ends that are left part something. */
export function withoutQuoted(text: string): string {
  let bare = "";
  let from = 0;
  for (let open = text.indexOf('"'); open >= 0; open = text.indexOf('"', Math.max(open + 1, from))) {
    if (open > 0 && !BEFORE_CELL.includes(text.charAt(open - 1))) continue;
    let close = text.indexOf('"', open + 1);
    while (close >= 0 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2);
    if (close < 0) break;
    bare += text.slice(from, open);
    from = close + 1;
  }
  return bare + text.slice(from);
}
