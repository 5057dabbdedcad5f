import {type Reading, reading, readingColumns} from "../contracts/reading.js";
import type {Asked} from "../contracts/request.js";
import type {Artifact} from "../contracts/source.js";
import type {Problem} from "../errors.js";
import type {LoadedTable} from "../read/reference/loadedTable.js";
import type {FileForm} from "./fileForm.js";

/** What the reading thread is asked: a file, of which source, and what the source may know besides. */
export interface Question {
  source: string;
  artifact: Artifact;
  maxUnzipped: number;
  community: string;
  asked?: Asked;
  /** The reference tables, where they are not those of the question before. */
  tables?: readonly Pick<LoadedTable, "name" | "records">[];
  /** Where the form of the file is asked for too: the names of the prefectures. */
  prefectures?: readonly string[];
}

/** What it says, one after the other: readings in batches, and how it ended. */
export type Saying =
  | {said: "ready"}
  | {said: "readings"; packed: Packed}
  | {said: "end"; form?: FileForm}
  | {said: "refused"; problems: readonly Problem[]; unreadable?: Unreadable}
  | {said: "fault"; name: string; message: string; stack: string | undefined};

/** The facts of an UnreadableFile. */
export interface Unreadable {
  rule: string;
  found: string;
  expected: {ja: string; en: string};
  address: string;
}

/** Readings column by column: each different text once, and which reading has which. Most texts repeat. */
export interface Packed {
  count: number;
  columns: {texts: string[]; at: Uint32Array}[];
}

/** Longer texts hardly repeat, and many of one length are slow to find again. */
const LOOKED_UP = 1000;

/** Packs readings for the way between threads, which is dear for objects and free for numbers. */
export function pack(readings: readonly Reading[]): Packed {
  const columns = readingColumns.map(column => {
    const known = new Map<string, number>();
    const texts: string[] = [];
    const at = new Uint32Array(readings.length);
    let [before, place]: [string | undefined, number] = [undefined, 0];
    for (const [i, one] of readings.entries()) {
      const text = one[column];
      if (text !== before) {
        const short = text.length <= LOOKED_UP;
        place = (short ? known.get(text) : undefined) ?? texts.length;
        if (place === texts.length) texts.push(text);
        if (short) known.set(text, place);
        before = text;
      }
      at[i] = place;
    }
    return {texts, at};
  });
  return {count: readings.length, columns};
}

/** The readings as they were packed. */
export function unpack({count, columns}: Packed): Reading[] {
  const blank = reading({address: ""});
  const filled = readingColumns.flatMap((column, nth) => {
    const {texts, at} = columns[nth] ?? {texts: [], at: new Uint32Array()};
    return texts.length === 1 && texts[0] === blank[column] ? [] : [{column, texts, at}];
  });
  return Array.from({length: count}, (_, i) => {
    const one: Record<string, string> = {...blank};
    for (const {column, texts, at} of filled) one[column] = texts[at[i] ?? 0] ?? "";
    return one as unknown as Reading;
  });
}
