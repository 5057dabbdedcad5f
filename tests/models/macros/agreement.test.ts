import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {rows} from "../../helpers/store.js";
import {type Cells, METHODS, verdict, withGiven} from "./given.js";
import * as plain from "./progressMethods.js";

const COLUMNS = "i, b, t0, v, t, target, target_at, path, direction";
const CASES = 10_000;

/** Amounts with what makes trouble: nought, losses, tiny and great ones, and often the same one twice. */
const amount = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.3, 1.7, 32.5, 53.3, 100),
  fc.integer({min: -5000, max: 9000}).map(n => n / 100),
  fc.double({min: 0.001, max: 1e13, noNaN: true}).map(n => Number(n.toPrecision(12))) // as printed, not as summed
);
const year = fc.integer({min: 2010, max: 2035});
const aCase: fc.Arbitrary<plain.Case> = fc
  .record({
    b: fc.oneof({weight: 30, arbitrary: amount}, {weight: 1, arbitrary: fc.constant(null)}),
    t0: year,
    v: amount,
    later: fc.integer({min: -2, max: 14}),
    quarter: fc.constantFrom(0, 0, 0.25, 0.5),
    T: amount,
    tT: fc.integer({min: 2012, max: 2040}),
    same: fc.constantFrom("no", "no", "no", "no", "T = b", "v = T", "v = b"),
    d: fc.constantFrom(1 as const, 1 as const, -1 as const)
  })
  .map(({b, t0, v, later, quarter, T: aim, tT, same, d}) => {
    const T = same === "T = b" && b !== null ? b : aim;
    const value = same === "v = T" ? T : same === "v = b" && b !== null ? b : v;
    const one = {b, t0, v: value, t: t0 + later + quarter, T, tT, d};
    return {...one, p: plain.pathValue("linear", b, t0, T, tT, one.t)};
  });

const cells = (one: plain.Case, i: number): Cells => [i, one.b, one.t0, one.v, one.t, one.T, one.tT, one.p, one.d];

function close(sql: unknown, ts: number | null): boolean {
  if (sql === null || ts === null) return sql === ts;
  const x = Number(sql);
  if (!Number.isFinite(x) || !Number.isFinite(ts)) return true; // both beyond what a double holds
  return Math.abs(x - ts) <= 1e-9 * Math.max(1, Math.abs(x), Math.abs(ts));
}

test(`the SQL macros agree with the second implementation on ${CASES} generated cases`, async () => {
  const given = fc.sample(aCase, {numRuns: CASES, seed: 20261124});
  await withGiven(COLUMNS, given.map(cells), async store => {
    const found = await rows(
      store,
      `select i::integer, method, macros.method_ratio(method, b, t0, v, t, target, target_at, path, direction) as ratio,
        macros.method_reason(method, b, t0, v, t, target, target_at, path) as reason, ${verdict("path", false)} as verdict,
        macros.path_value('linear', b, t0, target, target_at, t),
        macros.path_value('geometric', b, t0, target, target_at, t),
        macros.growth_needed(v, t, target, target_at)
      from given cross join ${METHODS} order by i, method`
    );
    expect(found).toHaveLength(CASES * 4);
    const wrong: unknown[] = [];
    const seen = new Set<string>();
    let onTheEdge = 0;
    for (const [i, method, ratio, reason, word, linear, geometric, needed] of found) {
      const one = given[Number(i)]!;
      const id = method as plain.Method;
      const expected = {
        ratio: plain.ratioOf(id, one),
        reason: plain.reasonOf(id, one),
        verdict: plain.verdictOf(id, one)
      };
      seen.add(expected.verdict).add(String(expected.reason));
      const edge = plain.thresholds[id]
        .concat(0)
        .some(limit => Math.abs((expected.ratio ?? Number.NaN) - limit) < 1e-9);
      if (edge && word !== expected.verdict) onTheEdge += 1; // by floating point alone
      const agrees =
        reason === expected.reason &&
        (reason !== null || close(ratio, expected.ratio)) &&
        (edge || word === expected.verdict) &&
        close(linear, plain.pathValue("linear", one.b, one.t0, one.T, one.tT, one.t)) &&
        close(geometric, plain.pathValue("geometric", one.b, one.t0, one.T, one.tT, one.t)) &&
        close(needed, plain.growthNeeded(one.v, one.t, one.T, one.tT));
      if (!agrees) wrong.push({method, one, sql: {ratio, reason, word, linear, geometric, needed}, expected});
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect([...seen].sort()).toEqual(
      ["base_year_mismatch", "null", "sign_change", "undetermined", ...plain.verdicts].sort()
    );
    expect(onTheEdge).toBeLessThan(20);
  });
});

const rising = fc
  .record({
    b: fc.integer({min: 20, max: 4000}),
    gain: fc.integer({min: 5, max: 6000}),
    t: fc.integer({min: 2019, max: 2029})
  })
  .map(({b, gain, t}) => ({b: b / 100, T: (b + gain) / 100, t}));

test("more growth never worsens a verdict, by any method", async () => {
  const given = fc
    .sample(fc.tuple(rising, fc.integer({min: 1, max: 300}), fc.integer({min: 0, max: 100})), {numRuns: 2000, seed: 7})
    .flatMap(([{b, T, t}, share, more], i) => {
      const at = (part: number) => [
        i,
        b,
        2018,
        (b * part) / 100,
        t,
        T,
        2030,
        plain.pathValue("geometric", b, 2018, T, 2030, t),
        1
      ];
      return [at(share), at(share + more)];
    });
  await withGiven(COLUMNS, given, async store => {
    const worse = `select method, i from (
        select method, i, arg_min(word, v) as less, arg_max(word, v) as more
        from (select method, i, v, ${verdict("path", false)} as word from given cross join ${METHODS}) group by method, i
      ) where macros.verdict_rank(more) < macros.verdict_rank(less)`;
    expect(await rows(store, worse)).toEqual([]);
    expect(await rows(store, "select count(*)::integer from given")).toEqual([[4000]]);
  });
});

describe("rounding", () => {
  /** A box around printed values, the point inside it that `place` says, and the same box a little wider. */
  const boxes = fc
    .sample(
      fc.record({
        one: rising,
        v: fc.integer({min: 60, max: 250}),
        half: fc.integer({min: 1, max: 60}),
        place: fc.tuple(...[0, 0, 0].map(() => fc.double({min: -1, max: 0.999, noNaN: true})))
      }),
      {numRuns: 1500, seed: 11}
    )
    .filter(({one: {b, T}, half}) => half / 1000 < (T - b) / 2.5 && half / 1000 < b / 2);

  const corners = [-1, 1].flatMap(b => [-1, 1].flatMap(v => [-1, 1].map(T => [b, v, T] as const)));
  /** For each box: its corners (kind 1), its wider corners (2), the point inside (3). */
  const given = boxes.flatMap(({one: {b, T, t}, v, half, place}, i) => {
    const at = (kind: number, [x, y, z]: readonly number[], h: number): Cells => {
      const [low, value, aim] = [b + x! * h, (b * v) / 100 + y! * h, T + z! * h];
      return [i, low, 2018, value, t, aim, 2030, plain.pathValue("linear", low, 2018, aim, 2030, t), kind];
    };
    return [
      ...corners.map(corner => at(1, corner, half / 1000)),
      ...corners.map(corner => at(2, corner, (half * 1.2) / 1000)),
      at(3, place, half / 1000)
    ];
  });
  const judged = `select i, method, kind, word, macros.verdict_rank(word) as rank from (
      select i, method, direction as kind, ${verdict("path", false).replaceAll("direction", "1")} as word from given
      cross join ${METHODS})`;

  test("no point of a rounding box is judged better or worse than its corners", async () => {
    await withGiven(COLUMNS, given, async store => {
      const outside = `select i, method, min(rank) filter (where kind = 1) as worst,
        max(rank) filter (where kind = 1) as best, max(rank) filter (where kind = 3) as inside
        from (${judged}) group by i, method having inside < worst or inside > best`;
      expect(await rows(store, outside)).toEqual([]);
      expect(boxes.length).toBeGreaterThan(1000);
    });
  });

  test("a wider box never loses the mark 境界的", async () => {
    await withGiven(COLUMNS, given, async store => {
      const marks = `select i, method, count(distinct word) filter (where kind = 1) > 1 as narrow,
        count(distinct word) filter (where kind = 2) > 1 as wide from (${judged}) group by i, method`;
      expect(await rows(store, `select * from (${marks}) where narrow and not wide`)).toEqual([]);
      const [counts] = await rows(
        store,
        `select count(*) filter (where narrow) > 200, count(*) filter (where not narrow) > 500 from (${marks})`
      );
      expect(counts).toEqual([true, true]);
    });
  });
});

test("a ratio exactly on a threshold has the better word, and the worse one where it is only approached", async () => {
  const linear = (v: number): Cells => [v, 0, 2020, v, 2025, 10, 2030, null, 1]; // the ratio is a fifth of v
  await withGiven(COLUMNS, [0, 2.5, 5, 10].map(linear), async store => {
    const found = await rows(
      store,
      `select v, ${verdict("path", false)}, ${verdict("path", true)} from given
        cross join ${METHODS} where method = 'linear-rate@1' order by v`
    );
    expect(found).toEqual([
      [0, "limited", "deterioration"],
      [2.5, "acceleration_needed", "limited"],
      [5, "on_track", "acceleration_needed"],
      [10, "achieved", "on_track"]
    ]);
  });
});
