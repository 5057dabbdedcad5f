import {closeSync, openSync, writeSync} from "node:fs";

/** How a generated file differs from a clean one. Every file with the same seed and length holds the same figures. */
export interface Kind {
  rows: number;
  /** One row in 200 is bad, in ten ways that take turns. */
  bad?: boolean;
  /** Every number is spelled as people do: "1,234", １２３４, 12万. Otherwise one in a hundred is. */
  odd?: boolean;
  encoding?: "utf-8" | "cp932";
}

/** What was put into a file: rows in all, and for each rule the rows that break it and the sum of their lines. */
export interface Injected {
  rows: number;
  held: Record<string, {rows: number; lines: number}>;
}

export const SERIES = Array.from({length: 2000}, (_, i) => `bench-${String(i).padStart(4, "0")}`);
export const COLUMNS = ["series_id", "period", "value", "unit", "status", "published_on", "note"] as const;

const NOTES = [...Array<string>(13).fill(""), "概数", "速報を含む", '"東京都、神奈川県, 千葉県"'];

type Cells = [
  series: string,
  period: string,
  value: string,
  unit: string,
  status: string,
  published: string,
  note: string
];

/** One way of being bad each: the rule, and what it does to a sound row. */
const FAULTS: [rule: string, spoil: (cells: Cells) => string[]][] = [
  ["number_unreadable", ([series, period, , ...rest]) => [series, period, "many", ...rest]],
  ["number_missing", ([series, period, , ...rest]) => [series, period, "", ...rest]],
  ["number_negative", ([series, period, , ...rest]) => [series, period, "-5", ...rest]],
  ["series_unknown", ([, ...rest]) => ["nobody", ...rest]],
  ["period_unreadable", ([series, , ...rest]) => [series, "20xx", ...rest]],
  ["unit_unknown", ([series, period, value, , ...rest]) => [series, period, value, "ペソ", ...rest]],
  ["status_unknown", ([series, period, value, unit, , ...rest]) => [series, period, value, unit, "perhaps", ...rest]],
  ["published_on_unreadable", ([a, b, c, d, e, , note]) => [a, b, c, d, e, "2025-13-01", note]],
  ["row_short", cells => cells.slice(0, 5)],
  ["row_ragged", cells => [...cells, "extra"]]
];

/** Writes a tidy file of invented figures, and tells what a reader must find in it. */
export function writeTidyFile(path: string, {rows, bad = false, odd = false, encoding = "utf-8"}: Kind): Injected {
  const below = randomBelow(20261124);
  const spell = encoding === "cp932" ? inCp932() : (text: string) => text;
  const file = openSync(path, "w");
  const held: Injected["held"] = {};
  let [line, faults] = [2, 0];
  let block = `${COLUMNS.join(",")}\n`;
  for (let i = 0; i < rows; i += 1) {
    const year = 2000 + below(25);
    const period = below(2) === 0 ? `FY${year}` : `${year}-${String(1 + below(12)).padStart(2, "0")}`;
    const number = below(10) === 0 ? (below(10_000) / 10).toFixed(1) : String(below(100_000));
    const [style, chance, broken, long] = [below(3), below(100), below(200), below(10_000)];
    const value = odd || chance === 0 ? oddly(number, style) : number;
    const series = SERIES[below(SERIES.length)] ?? "";
    const note = long === 0 ? '"備考\n二行目"' : (NOTES[below(NOTES.length)] ?? "");
    const cells: Cells = [series, period, value, "人", "actual", "2025-06-30", note];
    const fault = bad && broken === 0 ? FAULTS[faults++ % FAULTS.length] : undefined;
    if (fault) {
      held[fault[0]] ??= {rows: 0, lines: 0};
      const rule = held[fault[0]] ?? {rows: 0, lines: 0};
      rule.rows += 1;
      rule.lines += line;
    }
    const spoiled = fault ? fault[1](cells) : cells;
    block += `${spell(spoiled.join(","))}\n`;
    line += long === 0 && spoiled.includes(note) ? 2 : 1;
    if (block.length > 1 << 20 || i === rows - 1) {
      writeSync(file, Buffer.from(block, encoding === "cp932" ? "latin1" : "utf8"));
      block = "";
    }
  }
  closeSync(file);
  return {rows, held};
}

function oddly(number: string, style: number): string {
  if (style === 0) return `"${Number(number).toLocaleString("en-US", GROUPED)}"`;
  if (style === 1) return number.replace(/[\d.]/g, mark => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
  return `${number}万`;
}

const GROUPED = {minimumFractionDigits: 0, maximumFractionDigits: 1};

/** Mulberry32: small, seeded, and good in its low bits. */
function randomBelow(seed: number): (limit: number) => number {
  let state = seed;
  return limit => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Text as the bytes of CP932, each byte as a character: the decoder turned round. */
function inCp932(): (text: string) => string {
  const decoder = new TextDecoder("shift_jis");
  const bytes = new Map<string, string>();
  for (let lead = 0x81; lead <= 0xfc; lead += 1)
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      if (lead >= 0xa0 && lead <= 0xdf) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !bytes.has(character)) bytes.set(character, String.fromCharCode(lead, trail));
    }
  return text => text.replace(/[^\0-\x7f]/g, character => bytes.get(character) ?? "?");
}
