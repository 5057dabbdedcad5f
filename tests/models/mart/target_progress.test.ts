import {describe, expect, test} from "vitest";
import type {Reading} from "../../../pipeline/contracts/reading.js";
import {modelsOf, rows, select} from "../../helpers/store.js";
import {GROUPS, nationalTargets, newSeries, retyped, type World} from "../../helpers/targets.js";

const withModels = modelsOf("mart.headline", "mart.observation", "mart.target_progress", "mart.verdict");

const VERDICTS = `select area_id, verdict, reason, points, observation_id
    from mart.headline
    where area_id <> 'bio-total'
    order by area_id`;

describe("with the targets as decided and nothing else", () => {
  test("every group says it cannot be judged, and why; their shares of 92.3 make one", async () => {
    await withModels(nationalTargets(), async store => {
      expect(await rows(store, VERDICTS)).toEqual(
        GROUPS.map(({area}) => [area, "undetermined", "no_comparable_observation", 0, null])
      );
      expect(
        await rows(store, "select round(sum(share_of_target), 5), min(share_of_target) from mart.target_progress")
      ).toEqual([[1, 0.010834]]);
    });
  });

  test("each group has the figures that were printed and what they ask for", async () => {
    await withModels(nationalTargets(), async store => {
      const columns =
        "baseline_value, baseline_period, target_value, target_period, unit, qualifier, years, increment, round(growth_required, 4) as growth";
      expect(await rows(store, `select ${columns} from mart.target_progress order by area_id`)).toEqual([
        ["32.500000", "2018", "53.300000", "2030", "兆円", null, 12, "20.800000", 0.0421],
        ["1.500000", "2020", "3.300000", "2030", "兆円", "at_least", 10, "1.800000", 0.082],
        ["25.000000", "2016", "33.000000", "2025", "兆円", null, 9, "8.000000", 0.0313],
        ["0.300000", "2018", "1.700000", "2030", "兆円", null, 12, "1.400000", 0.1555],
        ["0.500000", "2018", "1.000000", "2030", "兆円", null, 12, "0.500000", 0.0595]
      ]);
    });
  });
});

describe.each(GROUPS)("$area, baseline $baseline", ({area, baseline}) => {
  const after = [{period: `${baseline + 2}`}, {period: `${baseline + 4}`}];
  const verdictsWith = (typed: Partial<Reading>[], cells: Record<string, string> = {}) =>
    withModels(newSeries(area, typed, cells), store => select(store, VERDICTS));
  const reasonOf = (verdicts: Record<string, unknown>[]) => verdicts.find(({area_id}) => area_id === area)?.reason;

  test("two actual figures on the target's own definition turn this group, and no other, into a verdict by all methods", async () => {
    const world = newSeries(area, after);
    await withModels(world, async store => {
      const answers = await select(store, "select area_id, method_id, verdict from mart.verdict order by all");
      expect(answers).toHaveLength(20);
      for (const {area_id, method_id, verdict} of answers)
        expect([area_id, method_id, verdict === "undetermined"]).toEqual([area_id, method_id, area_id !== area]);
      const [headline] = await select(store, `${VERDICTS.replace("where", `where area_id = '${area}' and`)}`);
      expect(headline).toMatchObject({points: 2, observation_id: `new.${baseline + 4}.20291231`});
      expect(headline?.verdict).not.toBe("undetermined");
    });
  });

  test("one such figure is not enough, and says so", async () => {
    expect(reasonOf(await verdictsWith(after.slice(0, 1)))).toBe("one_point");
  });

  test("a figure whose definition nobody has confirmed leaves it open, with that reason", async () => {
    const verdicts = await verdictsWith(after, {comparable_to_target: "unknown"});
    const reasons = verdicts.map(({area_id, verdict, reason}) => [area_id, verdict, reason]);
    const expected = (id: string) => (id === area ? "scope_mismatch" : "no_comparable_observation");
    expect(reasons).toEqual(GROUPS.map(group => [group.area, "undetermined", expected(group.area)]));
  });
});

test.each([
  ["a forecast", {status: "forecast"}, {}],
  ["an expected value", {status: "expected"}, {}],
  ["an estimate", {status: "estimate"}, {}],
  ["a target", {status: "target"}, {}],
  ["a proxy", {}, {comparable_to_target: "false"}],
  ["a figure that was held", {value: "about 5"}, {}]
])("%s after the baseline never judges any of the five groups", async (_name, typed: Partial<Reading>, cells) => {
  const world = GROUPS.reduce(
    (sofar, {area, baseline}) =>
      newSeries(
        area,
        [
          {period: `${baseline + 2}`, ...typed},
          {period: `${baseline + 3}`, ...typed}
        ],
        {series_id: area, ...cells},
        sofar
      ),
    nationalTargets()
  );
  await withModels(world, async store => {
    expect(await rows(store, "select count(distinct entity_id)::integer from mart.observation")).toEqual([
      [typed.value ? 0 : 5]
    ]);
    expect(await rows(store, VERDICTS)).toEqual(
      GROUPS.map(({area}) => [area, "undetermined", "no_comparable_observation", 0, null])
    );
  });
});

test.each([
  ["in the baseline year and before it", [{period: "2017"}, {period: "2018"}]],
  ["in no year that is over after the baseline", [{period: "2016"}, {period: "FY2018"}]]
])("comparable figures %s judge nothing: there is none after the baseline", async (_name, readings) => {
  await withModels(newSeries("grp-wood", readings), async store => {
    expect(await rows(store, "select reason from mart.headline where area_id = 'grp-wood'")).toEqual([
      ["base_year_mismatch"]
    ]);
  });
});

test("the latest of several comparable figures is named, and only current versions count", async () => {
  const readings = [
    {period: "2021"},
    {period: "2023", value: "3"},
    {period: "2023", value: "4", published_on: "2030-12-31"},
    {period: "2022"}
  ];
  await withModels(newSeries("grp-wood", readings), async store => {
    const columns = "points, observation_id";
    expect(await rows(store, `select ${columns} from mart.headline where area_id = 'grp-wood'`)).toEqual([
      [3, "new.2023.20301231"]
    ]);
  });
});

test("a comparable figure of an area inside the group does not judge the group", async () => {
  const world: World = newSeries("grp-wood", [{period: "2022"}, {period: "2023"}], {entity_id: "area-9"});
  await withModels(world, async store => {
    expect(await rows(store, "select distinct verdict from mart.headline")).toEqual([["undetermined"]]);
  });
});

test.each([
  ["2025-12-31", false],
  ["2026-01-01", true]
])("on %s it is %s that the year of the healthcare target has passed", async (published_on, past) => {
  await withModels(
    newSeries(
      "grp-wood",
      [{period: "2022", published_on}],
      {},
      {...nationalTargets(), source: {compiled_on: "2020-01-01"}}
    ),
    async store => {
      expect(
        await rows(store, "select target_year_past, as_of from mart.headline where area_id = 'grp-healthcare'")
      ).toEqual([[past, published_on]]);
      expect(
        await rows(
          store,
          "select distinct target_year_past from mart.headline where area_id not in ('grp-healthcare', 'bio-total')"
        )
      ).toEqual([[false]]);
    }
  );
});

test.each([
  ["2026-03-31", false],
  ["2026-04-01", true]
])("on %s it is %s that the target's fiscal year 2025 has passed", async (published_on, past) => {
  const world = newSeries("grp-wood", [{period: "2022", published_on}]);
  const given = {
    ...retyped("grp-healthcare", "target", {period: "FY2025"}, world),
    source: {compiled_on: "2020-01-01"}
  };
  await withModels(given, async store => {
    const healthcare = "select target_year_past from mart.headline where area_id = 'grp-healthcare'";
    expect(await rows(store, healthcare)).toEqual([[past]]);
  });
});

test("proxies with anything observed are counted for their group; parts and mere goals are not", async () => {
  const proxy = {comparable_to_target: "false"};
  const seen = [{period: "2020", value: "1", unit: "兆円", status: "actual"}];
  const goal = [{period: "2030", value: "2", unit: "兆円", status: "target"}];
  const first = newSeries("grp-wood", seen, {...proxy, series_id: "whole"});
  const second = newSeries("grp-wood", seen, {...proxy, series_id: "part", part_of_series_id: "whole"}, first);
  const third = newSeries("area-9", seen, {...proxy, series_id: "in-area"}, second);
  const fourth = newSeries("grp-wood", goal, {...proxy, series_id: "goal"}, third);
  await withModels(fourth, async store => {
    expect(await rows(store, "select area_id, proxies from mart.headline where proxies > 0 order by area_id")).toEqual([
      ["bio-total", 2],
      ["grp-wood", 2]
    ]);
  });
});
