import fc from "fast-check";
import {expect, test} from "vitest";
import {modelsOf, rows} from "../../helpers/store.js";

const withModels = modelsOf("staging.number_text");

/**
 * Text as typed -> value, decimals published, steps taken. How all kinds of texts are read or refused is in
 * tests/cases.
 */
const READABLE: [text: string, value: string, decimals: number, steps: string[]][] = [
  ["0", "0.000000", 0, []],
  ["1234", "1234.000000", 0, []],
  ["1,234", "1234.000000", 0, ["grouping"]],
  ["1,234,567.89", "1234567.890000", 2, ["grouping"]],
  ["１，２３４", "1234.000000", 0, ["fullwidth", "grouping"]],
  ["１２．５", "12.500000", 1, ["fullwidth"]],
  ["33.0", "33.000000", 1, []],
  ["1.234567", "1.234567", 6, []],
  ["007", "7.000000", 0, []],
  ["-3", "-3.000000", 0, []],
  ["－３", "-3.000000", 0, ["fullwidth"]],
  ["−3", "-3.000000", 0, ["minus_mark"]],
  ["▲5", "-5.000000", 0, ["minus_mark"]],
  ["△1,200", "-1200.000000", 0, ["grouping", "minus_mark"]],
  ["▲ ５", "-5.000000", 0, ["fullwidth", "minus_mark"]],
  ["+5", "5.000000", 0, []],
  [" 12 ", "12.000000", 0, ["padding"]],
  ["　12　", "12.000000", 0, ["padding"]],
  ["123456789012345678", "123456789012345678.000000", 0, []]
];

const found = await withModels(
  {readings: READABLE.map(([value]) => ({value}))},
  async store =>
    new Map(
      (await rows(store, "select text, value, decimals, problem, steps from staging.number_text")).map(
        ([text, ...cells]) => [text, cells]
      )
    )
);

test.each(READABLE)(
  "a figure typed as %j is %s with %i decimals, and the steps are kept",
  (text, value, decimals, steps) => {
    expect(found.get(text)).toEqual([value, decimals, null, steps]);
  }
);

test("each distinct text is read once", async () => {
  const readings = ["5", "5", "６", "5"].map((value, i) => ({value, period: `${2010 + i}`}));
  await withModels({readings}, async store => {
    expect(await rows(store, "select text, value from staging.number_text order by text")).toEqual([
      ["5", "5.000000"],
      ["６", "6.000000"]
    ]);
  });
});

test("no text whatever stops the run, and what is read as a number equals it", async () => {
  const typed = fc.oneof(
    fc.string(),
    fc.string({unit: fc.constantFrom(..."0123456789,.+-−▲△ 　０９．，－eE")}),
    fc.float({noNaN: true}).map(String)
  );
  const texts = [...new Set(fc.sample(typed, {seed: 3, numRuns: 4000}))].filter(text => !text.includes("\0"));
  await withModels({readings: texts.map(value => ({value}))}, async store => {
    const found = await rows(store, "select text, value::double, problem from staging.number_text");
    expect(found).toHaveLength(texts.length);
    const plain = found.filter(([text]) => /^-?\d{1,15}(\.\d{1,6})?$/.test(String(text)));
    expect(plain.length).toBeGreaterThan(100);
    for (const [text, value, problem] of plain) expect([value, problem]).toEqual([Number(text) + 0, null]);
  });
});
