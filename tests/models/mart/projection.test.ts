import {describe, expect, test} from "vitest";
import {modelsOf, rows, select, series, type World} from "../../helpers/store.js";
import {nationalTargets, newSeries} from "../../helpers/targets.js";

const withModels = modelsOf("mart.backtest", "mart.projection", "mart.proxy_signal");
const RANGE = "select projection_method, value_low, value_middle, value_high, probability from mart.projection";

const wood = (values: string[], first = 2019) =>
  newSeries(
    "grp-wood",
    values.map((value, i) => ({period: `${first + i}`, value}))
  );

/** Values that grow by a tenth a year, with small steps up and down that cancel out. */
const steady = ["0.500", "0.555", "0.600", "0.670", "0.725", "0.810", "0.880"];

/** Ordinary least squares through the logarithms, and half the 80 % prediction interval, worked out here once more. */
function fitted(values: readonly number[], first: number, at: number, t90: number) {
  const xs = values.map((_, i) => first + i);
  const ys = values.map(Math.log);
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sxx = xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
  const slope = xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] ?? 0) - my), 0) / sxx;
  const rest = ys.reduce((sum, y, i) => sum + (y - my - slope * ((xs[i] ?? 0) - mx)) ** 2, 0);
  const s = Math.sqrt(rest / (values.length - 2));
  const half = t90 * s * Math.sqrt(1 + 1 / values.length + (at - mx) ** 2 / sxx);
  const middle = my + slope * (at - mx);
  return {low: Math.exp(middle - half), middle: Math.exp(middle), high: Math.exp(middle + half)};
}

describe("five points and more", () => {
  test("a straight line through the logarithms with its 80 % interval, no further ahead than the series reaches back", async () => {
    await withModels(wood(steady), async store => {
      const found = await select(
        store,
        `select position, value_low, value_middle, value_high, projection_method, points
          from mart.projection order by 1`
      );
      expect(found.map(({position}) => position)).toEqual([2026, 2027, 2028, 2029, 2030]);
      for (const row of found) {
        const expected = fitted(steady.map(Number), 2019, Number(row.position), 1.476); // t of 5 degrees of freedom
        expect(row).toMatchObject({projection_method: "log-linear@1", points: 7});
        expect(row.value_low).toBeCloseTo(expected.low, 9);
        expect(row.value_middle).toBeCloseTo(expected.middle, 9);
        expect(row.value_high).toBeCloseTo(expected.high, 9);
      }
    });
    await withModels(wood(steady.slice(0, 5), 2010), async store => {
      expect(await rows(store, "select min(position), max(position) from mart.projection")).toEqual([[2015, 2018]]);
    });
  });

  test("the back-test leaves out the last one, two and three points and says what would have been said", async () => {
    await withModels(wood(steady), async store => {
      const found = await select(
        store,
        "select left_out, period, value_low, value_high, actual_value, covered, points from mart.backtest order by 1, 2"
      );
      expect(found.map(({left_out, period, points}) => [left_out, period, points])).toEqual([
        [1, "2025", 6],
        [2, "2024", 5],
        [2, "2025", 5],
        [3, "2023", 4],
        [3, "2024", 4],
        [3, "2025", 4]
      ]);
      const expected = fitted(steady.slice(0, 5).map(Number), 2019, 2025, 1.638);
      expect(found[2]?.value_low).toBeCloseTo(expected.low, 9);
      expect(found[2]?.covered).toBe(0.88 >= expected.low && 0.88 <= expected.high);
      for (const row of found)
        expect(row.covered).toBe(
          Number(row.actual_value) >= Number(row.value_low) && Number(row.actual_value) <= Number(row.value_high)
        );
    });
  });

  test("a probability is given in the target's year only, and only where the back-test holds", async () => {
    await withModels(wood(steady), async store => {
      const sql = `select position, probability, backtest_points, backtest_covered
        from mart.projection where probability is not null`;
      const found = await rows(store, sql);
      const [holds] = await rows(store, "select count(*) filter (where covered) >= 0.8 * count(*) from mart.backtest");
      expect(found).toHaveLength(holds?.[0] ? 1 : 0);
    });
    const smooth = Array.from({length: 9}, (_, i) =>
      (0.5 * 1.07 ** i * (1 + 0.012 * [1, -1, 1, 0, -1, 0.5, -1, 1, -0.5][i]!)).toFixed(4)
    );
    await withModels(wood(smooth, 2018), async store => {
      const [held] = await rows(
        store,
        "select count(*)::integer, count(*) filter (where covered)::integer from mart.backtest"
      );
      expect(Number(held?.[1])).toBeGreaterThanOrEqual(0.8 * Number(held?.[0]));
      const found = await rows(
        store,
        "select position, probability from mart.projection where probability is not null"
      );
      expect(found).toEqual([[2030, expect.any(Number)]]);
      expect(Number(found[0]?.[1])).toBeGreaterThan(0.9); // 7 % a year leads to 1.13, the target is 1.0
    });
    await withModels(wood(["0.50", "0.90", "0.45", "0.80", "0.40", "0.95", "0.42", "1.60"], 2018), async store => {
      const [record] = await rows(
        store,
        `select any_value(backtest_covered) < 0.8 * any_value(backtest_points), count(probability)::integer
          from mart.projection`
      );
      expect(record).toEqual([true, 0]);
    });
  });
});

test("with three or four points only the range of the growth that was seen, and no middle", async () => {
  await withModels(wood(["0.50", "0.55", "0.66"]), async store => {
    const [next] = await rows(store, `${RANGE} where position = 2022`);
    expect(next).toEqual([
      "observed-range@1",
      expect.closeTo(0.66 * 1.1, 9),
      null,
      expect.closeTo(0.66 * 1.2, 9),
      null
    ]);
  });
  await withModels(wood(["0.50", "0.55"]), async store => {
    expect(await rows(store, "select * from mart.projection")).toEqual([]);
  });
});

test.each([
  ["forecasts and estimates", [{status: "forecast"}, {status: "estimate"}, {}]],
  ["a value of nought", [{value: "0"}, {}, {}]]
])("%s are no ground for a projection", async (_name, changes) => {
  const readings = ["0.5", "0.6", "0.7"].map((value, i) => ({period: `${2019 + i}`, value, ...changes[i]}));
  await withModels(newSeries("grp-wood", readings), async store => {
    expect(await rows(store, "select * from mart.projection")).toEqual([]);
  });
});

test("points from before a change of the definition are of another series, for projections and for proxies", async () => {
  const readings = ["0.5", "0.6", "定義変更", "0.30", "0.33", "0.36"].map((value, i) => ({
    period: `${2019 + i}`,
    value
  }));
  await withModels(newSeries("grp-wood", readings), async store => {
    expect(await rows(store, "select distinct first_at, points from mart.projection")).toEqual([[2022, 3]]);
  });
  await withModels(newSeries("grp-wood", readings, {comparable_to_target: "false"}), async store => {
    expect(await rows(store, "select from_period, to_period, round(growth, 3) from mart.proxy_signal")).toEqual([
      ["2022", "2024", 0.095]
    ]);
  });
});

test("a proxy is never projected; a community's own series is", async () => {
  const readings = ["5", "6", "7", "9"].map((value, i) => ({period: `${2019 + i}`, value}));
  await withModels(newSeries("grp-wood", readings, {comparable_to_target: "false"}), async store => {
    expect(await rows(store, "select * from mart.projection")).toEqual([]);
  });
  const targets = nationalTargets();
  const world: World = {
    ...targets,
    reference: {
      ...targets.reference,
      indicator: [
        {
          indicator_id: "market",
          name_ja: "機関数",
          name_en: "Members",
          unit: "機関",
          kind: "stock",
          direction: "up",
          entity_type: "community",
          additive: "false",
          in_defensible_set: "true",
          definition_ja: "数",
          definition_en: "count",
          document_id: "cao-platform-2023"
        }
      ],
      series: [
        series({
          series_id: "members",
          entity_type: "community",
          entity_id: "nagaoka",
          unit: "機関",
          document_id: "cao-platform-2023"
        })
      ]
    },
    readings: [
      ...(targets.readings ?? []),
      ...readings.map(one => ({...one, key: "members", unit: "機関", document: "cao-platform-2023"}))
    ]
  };
  await withModels(world, async store => {
    expect(await rows(store, "select distinct entity_id, projection_method from mart.projection")).toEqual([
      ["nagaoka", "observed-range@1"]
    ]);
  });
});
