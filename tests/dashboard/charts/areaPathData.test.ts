import {expect, test} from "vitest";
import {areaPathData} from "../../../dashboard/src/components/charts/areaPathData.js";
import type {Row} from "../../../pipeline/contracts/published.js";
import {chartSite, expectRows, type Given} from "../../helpers/chartSite.js";

const of = {area_id: "grp-wood", target_set_id: "set"};
const progress = {
  ...of,
  unit: "兆円",
  baseline_value: 0.5,
  baseline_decimals: 1,
  baseline_period: "FY2018",
  baseline_figure_id: "target.set.grp-wood.baseline",
  target_value: 1,
  target_decimals: 1,
  target_period: "2030",
  target_figure_id: "target.set.grp-wood.target"
} as Row<"target_progress">;

const seen = (id: string, position: number, more: Partial<Row<"observation">> = {}) => ({
  observation_id: id,
  series_id: "survey",
  period: String(position),
  position,
  value: 6000,
  decimals: 0,
  unit: "億円",
  chart_value: 0.6,
  status: "actual",
  known_to: null,
  missing_reason: null,
  ...more
});

const given: Given = {
  area: [{area_id: "grp-wood", name_ja: "木材活用大型建築"}],
  target_total: [{target_set_id: "set", decided_on: "2021-06-11", group_count: 5, path_shape: "linear"}],
  target_path: [
    {...of, shape: "geometric", year: 2018, value: 0.5, basis: "baseline"},
    {...of, shape: "linear", year: 2018, value: 0.5, basis: "baseline"},
    {...of, shape: "linear", year: 2019, value: null, basis: "path"},
    {...of, area_id: "grp-other", shape: "linear", year: 2018, value: 9, basis: "baseline"},
    {...of, target_set_id: "former", shape: "linear", year: 2018, value: 9, basis: "baseline"}
  ],
  standing: [{...of, series_id: "survey"}],
  observation: [
    seen("o/2020", 2020),
    seen("o/2019", 2019),
    seen("o/2019-former", 2019, {known_to: "2021-01-01"}),
    seen("o/2021", 2021, {status: "expected"}),
    seen("o/2022", 2022, {value: null, chart_value: null, missing_reason: "definition_changed"}),
    seen("o/other", 2020, {series_id: "other"})
  ],
  projection: [
    {series_id: "survey", position: 2023, value_low: 0.5, value_high: 0.8},
    {series_id: "other", position: 2023, value_low: 5, value_high: 8}
  ]
};

test("of all tables the path of a group takes what is of this group, this set and its comparable series", () => {
  expectRows(areaPathData(chartSite(given), progress), {
    name: "木材活用大型建築 基準値から目標値へ（公表された二点と当サイトの経路）",
    unit: "兆円",
    ends: [
      {
        side: "baseline",
        year: 2018,
        value: 0.5,
        said: "0.5兆円",
        title: "基準値 2018年度 0.5兆円",
        href: "../figures.html#target.set.grp-wood.baseline"
      },
      {
        side: "target",
        year: 2030,
        value: 1,
        said: "1.0兆円",
        title: "目標値 2030年 1.0兆円",
        href: "../figures.html#target.set.grp-wood.target"
      }
    ],
    paths: [
      {shape: "linear", chosen: true, points: [{year: 2018, value: 0.5, basis: "baseline"}]},
      {shape: "geometric", chosen: false, points: [{year: 2018, value: 0.5, basis: "baseline"}]}
    ],
    seen: [
      {position: 2019, value: 0.6, title: "2019年 6,000億円", href: "../figures.html#o%2F2019"},
      {position: 2020, value: 0.6, title: "2020年 6,000億円", href: "../figures.html#o%2F2020"}
    ],
    breaks: [2022],
    ahead: [{position: 2023, low: 0.5, high: 0.8}]
  });
});

test("the shape that the reader chose is the strong one", () => {
  const {paths} = areaPathData(chartSite(given, {shape: "geometric"}), progress);
  expect(paths.map(({shape, chosen}) => [shape, chosen])).toEqual([
    ["linear", false],
    ["geometric", true]
  ]);
});

test("a baseline that was not published is no end at nought, and a group of which nothing is known has no rows", () => {
  const unpublished = {...progress, baseline_value: null, baseline_period: null, baseline_figure_id: null};
  const rows = areaPathData(chartSite({}), unpublished as Row<"target_progress">);
  expect(rows.ends.map(({side}) => side)).toEqual(["target"]);
  expectRows(rows, {
    name: "grp-wood 基準値から目標値へ（公表された二点と当サイトの経路）",
    unit: "兆円",
    ends: rows.ends,
    paths: [],
    seen: [],
    breaks: [],
    ahead: []
  });
});
