import fc from "fast-check";
import {expect, test} from "vitest";
import type {Book} from "../../../pipeline/contracts/book.js";
import {UnreadableFile} from "../../../pipeline/errors.js";
import {readDelimited} from "../../../pipeline/read/bytes/delimited.js";
import {cp932Characters, encodeCp932} from "../../helpers/cp932.js";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, "utf16le"));
const utf16be = (text: string) => Uint8Array.from(Buffer.from(text, "utf16le").swap16());

const ENCODERS: Record<string, (text: string) => Uint8Array> = {
  "utf-8": utf8,
  "utf-8-bom": text => utf8(`\ufeff${text}`),
  "utf-16le": text => utf16(`\ufeff${text}`),
  "utf-16be": text => utf16be(`\ufeff${text}`),
  "utf-16le unmarked": utf16,
  "utf-16be unmarked": utf16be,
  cp932: encodeCp932
};

const marks = fc.constantFrom('"', '""', ",", ";", "\t", "\n", "\r", "\r\n", " ", "　", "1", "年", "▲", "\\", "~");
const held = fc.string({unit: fc.oneof(marks, fc.constantFrom(...cp932Characters)), maxLength: 8});
const any = fc.oneof(held, fc.string({unit: "binary"}).map(withoutControls));

// biome-ignore lint/suspicious/noControlCharactersInRegex: no text file holds them, and no cell begins with a mark
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f\ufeff]/g;

function withoutControls(text: string): string {
  return text.replace(CONTROLS, "");
}

/** A grid of two columns or more, and how it is written: only a cell that needs quotation marks must have them. */
const written = fc
  .record({
    encoding: fc.constantFrom(...Object.keys(ENCODERS)),
    columns: fc.integer({min: 2, max: 5}),
    delimiter: fc.constantFrom(",", "\t", ";"),
    ends: fc.uniqueArray(fc.constantFrom("\n", "\r", "\r\n"), {minLength: 1}),
    last: fc.boolean()
  })
  .chain(style => {
    const text = /cp932|unmarked/.test(style.encoding) ? held : any;
    const cell = fc.record({text, quoted: fc.boolean()});
    const row = fc.array(cell, {minLength: style.columns, maxLength: style.columns});
    const rows = fc.array(fc.record({row, end: fc.constantFrom(...style.ends)}), {minLength: 1, maxLength: 12});
    return rows.map(given => ({
      ...style,
      // the first cell opens with 年, whose bytes make sense in one encoding only: a few bytes may be a text in two
      rows: given.map(({row: texts, end}, i) => ({
        end,
        row: texts.map((one, j) => (i + j === 0 ? {...one, text: `年${one.text}`} : one))
      }))
    }));
  });

test("any grid of texts, in any encoding, with any delimiter and line ends, reads back equal and on its lines", () => {
  fc.assert(
    fc.property(written, ({encoding, delimiter, rows, last}) => {
      let text = "";
      const lines = rows.map(({row, end}, i) => {
        const line = lineAtEnd(text);
        text += row.map(one => typed(one)).join(delimiter) + (i < rows.length - 1 || last ? end : "");
        return line;
      });
      const book = readDelimited((ENCODERS[encoding] ?? utf8)(text), "any.csv");
      expect(book.encoding?.name).toBe(encoding.split(" ")[0]);
      expect(book.format).toBe(delimiter === "\t" ? "tsv" : "csv");
      expect(book.irregular).toEqual([]);
      expect(textsOf(book, rows)).toEqual(rows.map(({row}) => row.map(one => expected(one.text, text))));
      expect(rows.map((_row, i) => book.grids[0]?.line(i))).toEqual(lines);
    }),
    {seed: 3, numRuns: 3000}
  );
});

function typed({text, quoted}: {text: string; quoted: boolean}): string {
  return quoted || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function lineAtEnd(text: string): number {
  return (text.match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
}

/** The text itself, but blank for white space, and LF for a CR alone in a file that ends lines in other ways too. */
function expected(text: string, file: string): string {
  if (text.trim() === "") return "";
  return /\r(?!\n)/.test(file) && file.includes("\n") ? text.replace(/\r(?!\n)/g, "\n") : text;
}

function textsOf({grids: [grid]}: Book, rows: readonly {row: readonly unknown[]}[]): string[][] {
  return rows.map(({row}, i) => row.map((_cell, j) => grid?.cell(i, j)?.text ?? ""));
}

const RULES = ["text_undecodable", "text_binary", "encoding_ambiguous"];

/** A sound book or one problem that names the file; any other error fails the test. */
function outcome(bytes: Uint8Array): Book | UnreadableFile {
  try {
    const book = readDelimited(bytes, "any.csv");
    const [grid] = book.grids;
    const lines = Array.from({length: grid?.rows ?? 0}, (_, row) => grid?.line(row) ?? 0);
    expect(lines.every((line, i) => (i === 0 ? line === 1 : line > (lines[i - 1] ?? 0)))).toBe(true);
    return book;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    expect(RULES).toContain(error.rule);
    expect(error.problems).toHaveLength(1);
    expect(error.problems[0]?.where).toMatch(/^any\.csv(:\d+)?$/);
    return error;
  }
}

test("bytes of any kind end in a book or in one problem, never another failure", () => {
  const csvish = fc.string({unit: fc.constantFrom('"', '"', ",", ";", "\t", "\n", "\r", "a", "1", " ", "年")});
  const bytes = fc.oneof(
    fc.uint8Array({maxLength: 300}),
    fc.array(fc.integer({min: 0x20, max: 0xff}), {maxLength: 60}).map(codes => Uint8Array.from(codes)),
    csvish.map(utf8),
    csvish.map(encodeCp932),
    csvish.map(utf16)
  );
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(bytes, given => {
      const end = outcome(given);
      const kind = end instanceof UnreadableFile ? end.rule : "book";
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }),
    {seed: 4, numRuns: 6000}
  );
  expect([...seen.keys()].sort()).toEqual(["book", ...RULES].sort());
});

const REPORT = [
  "バイオ産業の指標（単位：百万円）",
  "",
  "年度,指標,値,備考",
  '令和５年度,売上高,"1,234","前年から増\r\n（速報）"',
  '令和６年度,売上高,"▲5,678",㈱髙﨑～①',
  "注：値は当年価格"
].join("\r\n");
const REPORT_ROWS = [1, 1, 4, 4, 4, 1];

test.each([
  ["CP932", encodeCp932],
  ["UTF-8", utf8],
  ["UTF-8 with a BOM", (text: string) => utf8(`\ufeff${text}`)],
  ["UTF-16", (text: string) => utf16(`\ufeff${text}`)]
])("a report in %s cut at any byte keeps its whole lines, or the cut character is named", (_name, encode) => {
  const whole = encode(REPORT);
  const rows = REPORT_ROWS.map(length => ({row: Array.from({length})}));
  const all = textsOf(readDelimited(whole, "any.csv"), rows);
  const ends = new Set(Array.from({length: REPORT.length + 1}, (_, i) => encode(REPORT.slice(0, i)).length));
  for (let to = 12; to < whole.length; to++) {
    const end = outcome(whole.subarray(0, to));
    if (end instanceof UnreadableFile) {
      expect(ends.has(to)).toBe(false);
      expect(end.rule).toBe("text_undecodable");
      expect(end.found).toContain(`(byte ${Math.max(...[...ends].filter(one => one <= to))}, `);
    } else {
      expect(ends.has(to)).toBe(true);
      const before = Math.max(0, (end.grids[0]?.rows ?? 0) - 1);
      expect(textsOf(end, rows).slice(0, before)).toEqual(all.slice(0, before));
    }
  }
});
