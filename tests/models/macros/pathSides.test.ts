import {readFile} from "node:fs/promises";
import {join} from "node:path";
import fc from "fast-check";
import {expect, test} from "vitest";
import {readCsv} from "../../../pipeline/read/bytes/csv.js";
import {repository} from "../../helpers/project.js";
import {rows} from "../../helpers/store.js";
import {METHODS, verdict, withGiven} from "./given.js";
import * as plain from "./progressMethods.js";

const VECTORS = "tests/cases/path_sides.csv";
const vectors = readCsv(await readFile(join(repository, VECTORS)), VECTORS).records;
const COLUMNS = "i, b, t0, v, t, target, target_at, path, direction";
const FROM = `given cross join ${METHODS}`;
const ratio = "macros.method_ratio(method, b, t0, v, t, target, target_at, path, direction)";

const numbered = vectors.map(({fields}) => {
  const cell = (name: string) => Number(fields[name]);
  const [b, v, t, T, tT] = ["base_value", "value", "year", "target_value", "target_year"].map(cell);
  return [b, 2018, v, t, T, tT, cell("path_value"), cell("direction")] as number[];
});

test("a path that stands still, dips or peaks is judged by its side, as the vectors say", async () => {
  await withGiven(
    COLUMNS,
    numbered.map((cells, i) => [i, ...cells]),
    async store => {
      const found = await rows(
        store,
        `select ${ratio}, ${verdict("path", false)}, ${verdict("path", true)} from ${FROM}
        where method = 'path-gap@1' order by i`
      );
      const named = vectors.map(({fields: {case: name}}, i) => [name, ...(found[i] ?? [])]);
      expect(named).toEqual(
        vectors.map(({fields}) => [
          fields.case,
          fields.ratio === "" ? null : Number(fields.ratio),
          fields.verdict,
          fields.verdict_approached
        ])
      );
    }
  );
});

/**
 * The word by whole numbers alone, so that nothing is rounded: places are counted from the baseline towards the target,
 * and the path is level with the baseline or behind it. Approached means that the value comes as near as one likes.
 */
function wordBehind(path: bigint, value: bigint, target: bigint, over: boolean, approached: boolean): plain.Verdict {
  const counts = (place: bigint, mark: bigint) => place > mark || (place === mark && !approached);
  if (value > target || counts(value, target)) return "achieved";
  if (!counts(value, path)) return "deterioration";
  return over ? "acceleration_needed" : "on_track";
}

const CASES = 12_000;
const aCase = fc.record({
  base: fc.oneof(fc.constant(0), fc.integer({min: -5000, max: 5000})),
  back: fc.oneof(fc.constant(0), fc.integer({min: 1, max: 3000})),
  value: fc.oneof(fc.constantFrom("path", "base", "target"), fc.integer({min: -6000, max: 6000})),
  target: fc.integer({min: -2000, max: 6000}),
  t: fc.integer({min: 2019, max: 2031}),
  digits: fc.integer({min: 0, max: 6}),
  nudge: fc.constantFrom(-1, 0, 0, 1), // a printed value and half a digit, summed by the machine
  down: fc.boolean()
});

test(`the SQL agrees with whole numbers on ${CASES} paths that stand still, dip or peak`, async () => {
  const words = new Map<string, number>();
  const given = fc.sample(aCase, {numRuns: CASES, seed: 20261128}).map((one, i) => {
    const places = {path: -one.back, base: 0, target: one.target};
    const place = typeof one.value === "string" ? places[one.value as keyof typeof places] : one.value;
    const d = one.down ? -1 : 1;
    const number = (at: number) => (one.base + d * at) / 10 ** one.digits;
    const step = one.nudge * 5;
    const v = (one.base + d * place - step) / 10 ** one.digits + step / 10 ** one.digits;
    const expected = [false, true].map(approached => {
      const [path, value, target] = [places.path, place, one.target].map(BigInt) as [bigint, bigint, bigint];
      return wordBehind(path, value, target, one.t >= 2030, approached);
    });
    for (const word of expected) words.set(word, (words.get(word) ?? 0) + 1);
    const ranks = expected.map(word => plain.verdicts.indexOf(word) + 2);
    return [i, number(0), 2018, v, one.t, number(one.target), 2030, number(places.path), d, ...ranks];
  });
  await withGiven(`${COLUMNS}, word, approached`, given, async store => {
    const wrong = await rows(
      store,
      `select i, b, v, path, target, direction, ${ratio}, ${verdict("path", false)}, ${verdict("path", true)} from ${FROM}
        where method = 'path-gap@1' and (
          ${ratio} is not null or macros.verdict_rank(${verdict("path", false)}) <> word
          or macros.verdict_rank(${verdict("path", true)}) <> approached
        ) limit 3`
    );
    expect(wrong).toEqual([]);
    expect(await rows(store, "select count(*)::integer from given")).toEqual([[CASES]]);
    expect([...words.keys()].sort()).toEqual(["acceleration_needed", "achieved", "deterioration", "on_track"]);
    expect(Math.min(...words.values())).toBeGreaterThan(100);
  });
});

test("no constant stands in for a path: without one there is no verdict, and the reason is told", async () => {
  await withGiven(COLUMNS, [[0, 0, 2018, 1, 2023, 10, 2030, null, 1]], async store => {
    const query = `select ${verdict("path", false)},
      macros.method_reason(method, b, t0, v, t, target, target_at, path) from ${FROM} where method = 'path-gap@1'`;
    expect(await rows(store, query)).toEqual([["undetermined", "sign_change"]]);
  });
});
