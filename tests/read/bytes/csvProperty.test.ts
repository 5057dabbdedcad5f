import fc from "fast-check";
import Papa from "papaparse";
import {expect, test} from "vitest";
import {OperatorError} from "../../../pipeline/errors.js";
import {readCsv} from "../../../pipeline/read/bytes/csv.js";

const cell = fc.oneof(
  fc.string(),
  fc.string({unit: "binary"}),
  fc.string({unit: fc.constantFrom('"', ",", "\n", "\r", "\r\n", " ", "a", "億", "\ufeff", "𠮷", "\0", ";", "\t", "=")})
);

/** Two to five columns with names of their own, and rows of any text; one column alone cannot hold an empty row. */
const table = fc
  .uniqueArray(
    cell.filter(name => name !== "" && !name.startsWith("\ufeff")),
    {minLength: 2, maxLength: 5}
  )
  .chain(header =>
    fc.tuple(fc.constant(header), fc.array(fc.array(cell, {minLength: header.length, maxLength: header.length})))
  );

const written = fc.record({
  table,
  newline: fc.constantFrom("\n", "\r\n"),
  bom: fc.boolean(),
  quotes: fc.boolean(),
  last: fc.boolean()
});

test("any table of texts written as CSV reads back equal, each record on its own line", () => {
  fc.assert(
    fc.property(written, ({table: [header, rows], newline, bom, quotes, last}) => {
      const text = Papa.unparse([header, ...rows], {newline, quotes}) + (last ? newline : "");
      const read = readCsv(new TextEncoder().encode((bom ? "\ufeff" : "") + text), "any.csv");
      expect(read.header).toEqual(header);
      expect(read.records.map(({fields}) => header.map(name => fields[name]))).toEqual(rows);
      expect(read.records.map(({line}) => line)).toEqual(firstLines([header, ...rows], newline, quotes).slice(1));
    }),
    {seed: 1, numRuns: 1500}
  );
});

/** A record begins one line below the line ends of all that was written before it. */
function firstLines(rows: string[][], newline: string, quotes: boolean): number[] {
  return rows.map((_row, i) => Papa.unparse(rows.slice(0, i), {newline, quotes}).split("\n").length + (i > 0 ? 1 : 0));
}

test("bytes of any kind are a table or an operator's error, never another failure", () => {
  const csvish = fc
    .string({unit: fc.constantFrom('"', ",", "\n", "\r", "a", "1", " ")})
    .map(text => new TextEncoder().encode(text));
  let tables = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({maxLength: 200}), csvish), bytes => {
      try {
        readCsv(bytes, "any.csv");
        tables++;
      } catch (error) {
        if (!(error instanceof OperatorError)) throw error;
        refused++;
        expect(error.problems).toHaveLength(1);
        expect(error.problems[0]?.where).toMatch(/^any\.csv(:\d+)?$/);
      }
    }),
    {seed: 2, numRuns: 3000}
  );
  expect(Math.min(tables, refused)).toBeGreaterThan(100);
});
