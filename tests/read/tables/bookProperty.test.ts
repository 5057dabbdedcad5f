import fc from "fast-check";
import {beforeAll, expect, test} from "vitest";
import {UnreadableFile} from "../../../pipeline/errors.js";
import {readBook} from "../../../pipeline/read/workbook/book.js";
import {computing} from "../../helpers/computing.js";
import {bookOf} from "../../helpers/workbook.js";

const LIMITS = {maxUnzipped: 5_000_000};

/** Far more than any of these files takes on a slow machine: what this test looks for never ends. */
const PATIENCE = 20_000;

/**
 * What becomes of the bytes: "book", or the rule they break. Another error, or a book that cannot be walked, fails the
 * test.
 */
function outcome(bytes: Uint8Array, name = "any.xlsx"): string {
  const computed = computing();
  try {
    for (const grid of readBook(bytes, name, LIMITS).grids) {
      for (let row = 0; row < Math.min(grid.rows, 50); row++) {
        for (let column = 0; column < Math.min(grid.columns, 50); column++) {
          expect(grid.cell(row, column)?.text.trim()).not.toBe("");
        }
      }
    }
    return "book";
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    expect(error.problems).toHaveLength(1);
    expect(error.problems[0]?.where).toMatch(/^any\.xlsx(:\d+)?$/);
    expect(error.expected.ja).not.toBe("");
    return error.rule;
  } finally {
    expect(computed()).toBeLessThan(PATIENCE);
  }
}

/** A workbook as people send them: merged cells, formulas, dates, number formats, a hidden sheet and a comment. */
function workbook(): Promise<Uint8Array> {
  const years = Array.from({length: 20}, (_, i) => [
    [`A${i + 3}`, `令和${i + 1}年度`],
    [`B${i + 3}`, i === 0 ? {value: 0, comment: {text: "速報"}} : 1234.5 * i],
    [`C${i + 3}`, {value: null, formula: `B${i + 3}/B3`, formulaResult: i / 10, style: {numFmt: "0.0%"}}],
    [`D${i + 3}`, new Date(2024, i, 1)]
  ]);
  const head = {A1: "バイオ産業の指標（単位：百万円）", A2: "年度", B2: "売上高", C2: "前年比", D2: "公表日"};
  const merges = [{startRow: 0, startCol: 0, endRow: 0, endCol: 3}];
  const hidden = {name: "隠し", hidden: true, rows: [[1, "x"]]};
  return bookOf({...head, ...Object.fromEntries(years.flat())}, {merges}, [hidden]);
}

let whole = new Uint8Array();
beforeAll(async () => {
  whole = new Uint8Array(await workbook());
});

test("random bytes end in a book or in one problem", () => {
  const ends = new Set<string>();
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 2000}), bytes => {
      ends.add(outcome(bytes));
    }),
    {seed: 5, numRuns: 3000}
  );
  expect(ends).toContain("text_binary");
  expect(ends).toContain("file_empty");
});

test.each([
  ["a zip file", [0x50, 0x4b, 0x03, 0x04]],
  ["an old workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]]
])("random bytes after the first bytes of %s are no workbook", (_name, begins) => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 3000}), bytes => {
      expect(outcome(Uint8Array.from([...begins, ...bytes]))).toBe("workbook_damaged");
    }),
    {seed: 6, numRuns: 1500}
  );
});

test("a zip directory that points anywhere is followed nowhere", () => {
  const number = fc.oneof(fc.nat(200), fc.integer({min: 0, max: 0xffffffff}));
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 200}), number, number, number, (bytes, count, size, at) => {
      const end = new DataView(new ArrayBuffer(22));
      end.setUint32(0, 0x06054b50, true);
      end.setUint16(10, count & 0xffff, true);
      end.setUint32(12, size, true);
      end.setUint32(16, at, true);
      const entry = [0x50, 0x4b, 0x01, 0x02, ...bytes];
      const rule = outcome(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, ...entry, ...new Uint8Array(end.buffer)]));
      expect(["workbook_damaged", "zip_too_large", "not_a_table_file"]).toContain(rule);
    }),
    {seed: 7, numRuns: 3000}
  );
});

test("a workbook cut anywhere is damaged, never half a book", () => {
  expect(outcome(whole)).toBe("book");
  fc.assert(
    fc.property(fc.integer({min: 4, max: whole.length - 1}), to => {
      expect(outcome(whole.subarray(0, to))).toBe("workbook_damaged");
    }),
    {seed: 8, numRuns: 300}
  );
});

test("a workbook with bytes changed anywhere is refused, or not a figure in it has changed", () => {
  const cellsOf = (bytes: Uint8Array) =>
    readBook(bytes, "any.xlsx", LIMITS).grids.map(({rows, columns, cell}) => [
      rows,
      columns,
      Array.from({length: Math.min(rows, 50) * 4}, (_, i) => cell(Math.floor(i / 4), i % 4)?.text)
    ]);
  const [asSent, ends] = [cellsOf(whole), new Set<string>()];
  const change = fc.record({at: fc.nat(whole.length - 1), byte: fc.nat(255)});
  fc.assert(
    fc.property(fc.array(change, {minLength: 1, maxLength: 3}), changes => {
      const bytes = whole.slice();
      for (const {at, byte} of changes) bytes[at] = byte;
      const end = outcome(bytes);
      ends.add(end);
      if (end === "book") expect(cellsOf(bytes)).toEqual(asSent);
    }),
    {seed: 9, numRuns: 3000}
  );
  expect(ends).toContain("book");
  expect(ends).toContain("workbook_damaged");
});

test("a text whose first cell begins with PK is no zip file", () => {
  expect(outcome(new TextEncoder().encode("PK比率,値\n2024,1\n"))).toBe("book");
});
