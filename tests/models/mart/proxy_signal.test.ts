import {expect, test} from "vitest";
import type {Reading} from "../../../pipeline/contracts/reading.js";
import {modelsOf, select} from "../../helpers/store.js";
import {newSeries, secondSet} from "../../helpers/targets.js";

const withSignals = modelsOf("mart.proxy_signal");
const withFigures = modelsOf("mart.computed_figure", "mart.proxy_signal");

const PROXY = {comparable_to_target: "false"};

const years = (values: Record<number, string>) => Object.entries(values).map(([period, value]) => ({period, value}));

/** What a proxy of the wood group, whose baseline is 2018, shows. */
async function signal(readings: Partial<Reading>[], cells: Record<string, string> = {}) {
  return withSignals(newSeries("grp-wood", readings, {...PROXY, ...cells}), store =>
    select(
      store,
      "select observed_periods, from_period, to_period, from_value, to_value, growth, reason from mart.proxy_signal"
    )
  );
}

test("growth runs from the first to the last observed year since the baseline, by compound rate", async () => {
  const readings = years({2018: "100", 2019: "900", 2020: "121"});
  expect(await signal(readings)).toEqual([
    {
      observed_periods: 3,
      from_period: "2018",
      to_period: "2020",
      from_value: 100,
      to_value: 121,
      growth: 0.1,
      reason: null
    }
  ]);
});

test("years before the baseline do not enter the growth", async () => {
  const readings = years({2010: "10", 2019: "100", 2020: "110"});
  expect(await signal(readings)).toEqual([
    {
      observed_periods: 3,
      from_period: "2019",
      to_period: "2020",
      from_value: 100,
      to_value: 110,
      growth: 0.1,
      reason: null
    }
  ]);
});

test("a proxy that ends before the baseline shows its span and no growth", async () => {
  expect(await signal([{period: "2010"}, {period: "2011", value: "2"}])).toEqual([
    {
      observed_periods: 2,
      from_period: "2010",
      to_period: "2011",
      from_value: 1,
      to_value: 2,
      growth: null,
      reason: "before_baseline"
    }
  ]);
});

test("a single observed year since the baseline gives no growth", async () => {
  expect(await signal([{period: "2017"}, {period: "2020", value: "2"}])).toEqual([
    {
      observed_periods: 2,
      from_period: "2020",
      to_period: "2020",
      from_value: 2,
      to_value: 2,
      growth: null,
      reason: "one_point"
    }
  ]);
});

test("expected, forecast and target values are no observation", async () => {
  const later = ["expected", "forecast", "target"].map((status, i) => ({status, period: `${2020 + i}`, value: "9"}));
  expect(await signal([{period: "2019"}, ...later])).toMatchObject([
    {observed_periods: 1, to_period: "2019", reason: "one_point"}
  ]);
  expect(await signal(later)).toEqual([]);
});

test("growth runs between actual values; an estimate is listed and gives no growth", async () => {
  const estimated = {period: "2018", value: "50", status: "estimate"};
  const actual = years({2019: "100", 2021: "121"});
  expect(await signal([estimated, ...actual])).toMatchObject([
    {observed_periods: 3, from_period: "2019", to_period: "2021", growth: 0.1}
  ]);
  expect(await signal([estimated, ...actual.slice(1)])).toMatchObject([
    {observed_periods: 2, growth: null, reason: "one_point"}
  ]);
});

test("of several versions of a year only the current one counts", async () => {
  const readings = [
    {period: "2018", value: "100"},
    {period: "2019", value: "500"},
    {period: "2019", value: "110", published_on: "2030-12-31"}
  ];
  expect(await signal(readings)).toMatchObject([{observed_periods: 2, to_value: 110, growth: 0.1}]);
});

test("growth from nothing, or to a loss, is not defined and not made up", async () => {
  expect(await signal(years({2018: "0", 2020: "5"}))).toMatchObject([{growth: null, reason: "sign_change"}]);
  expect(await signal(years({2018: "5", 2020: "▲5"}))).toMatchObject([{growth: null, reason: "sign_change"}]);
});

test("two periods at one place in time are one point", async () => {
  expect(await signal([{period: "2020"}, {period: "FY2020", value: "2"}])).toMatchObject([
    {observed_periods: 2, growth: null, reason: "one_point"}
  ]);
});

test("a total over several years is no point of a growth", async () => {
  expect(await signal([{period: "2018"}, {period: "2015/2020", value: "9"}, {period: "2019/2021"}])).toMatchObject([
    {observed_periods: 1, to_period: "2018", reason: "one_point"}
  ]);
});

test.each([
  ["2018-01-01", null],
  ["2018-12-31", null],
  ["FY2018", null],
  ["2017-12-31", "one_point"],
  ["FY2017", "one_point"]
])(
  "a period enters the growth if it does not begin before the baseline year: %s, reason %s",
  async (period, reason) => {
    expect(await signal([{period}, {period: "2020", value: "2"}])).toMatchObject([{reason}]);
  }
);

test.each([
  ["a part of another series", {part_of_series_id: "whole"}],
  ["a series on the target's own definition", {comparable_to_target: "true"}]
])("%s is no proxy", async (_name, cells) => {
  expect(await signal([{period: "2019"}, {period: "2020"}], cells)).toEqual([]);
});

test("a proxy of an area stands under the group of that area, beside the growth its target asks for", async () => {
  const readings = [{period: "2018"}, {period: "2020", value: "2"}];
  await withSignals(newSeries("area-9", readings, PROXY), async store => {
    expect(
      await select(
        store,
        "select area_id, series_area_id, round(required_growth, 4) as required_growth from mart.proxy_signal"
      )
    ).toEqual([{area_id: "grp-wood", series_area_id: "area-9", required_growth: 0.0595}]);
  });
});

test("editions are never chained: each shows its own span", async () => {
  const first = newSeries("grp-wood", [{period: "2018"}, {period: "2019", value: "2"}], {...PROXY, series_id: "old"});
  const both = newSeries(
    "grp-wood",
    [
      {period: "2020", value: "8"},
      {period: "2021", value: "9"}
    ],
    {...PROXY, series_id: "young"},
    first
  );
  await withSignals(both, async store => {
    expect(await select(store, "select series_id, from_period, to_period from mart.proxy_signal order by 1")).toEqual([
      {series_id: "old", from_period: "2018", to_period: "2019"},
      {series_id: "young", from_period: "2020", to_period: "2021"}
    ]);
  });
});

test("a withheld figure shows nothing", async () => {
  const world = newSeries("grp-wood", [{period: "2019"}, {period: "2020"}], PROXY);
  const withheld = [{subject: "observation", key: "new", reason_ja: "未確認", reason_en: "open"}];
  await withSignals({...world, reference: {...world.reference, withheld}}, async store => {
    expect(await select(store, "select series_id from mart.proxy_signal")).toEqual([]);
  });
});

test("beside two target sets each series stands once for each, with the growth that set asks for", async () => {
  const world = newSeries("grp-wood", [{period: "2018"}, {period: "2020", value: "4"}], PROXY);
  await withFigures(secondSet("9", world), async store => {
    const columns = "target_set_id, series_id, observed_periods, growth, round(required_growth, 4) as required_growth";
    expect(await select(store, `select ${columns} from mart.proxy_signal order by 1`)).toEqual([
      {target_set_id: "bio-strategy-2021", series_id: "new", observed_periods: 2, growth: 1, required_growth: 0.0595},
      {target_set_id: "second", series_id: "new", observed_periods: 2, growth: 1, required_growth: 0.2723}
    ]);
    const ids = "select figure_id from mart.computed_figure where formula_id = 'proxy_growth' order by 1";
    expect(await select(store, ids)).toEqual([
      {figure_id: "computed.proxy_growth.bio-strategy-2021.new"},
      {figure_id: "computed.proxy_growth.second.new"}
    ]);
  });
});
