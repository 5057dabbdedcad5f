import {expect, test} from "vitest";
import {compositionData} from "../../../dashboard/src/components/charts/compositionData.js";
import {gapWaterfallData} from "../../../dashboard/src/components/charts/gapWaterfallData.js";
import {growthComparisonData} from "../../../dashboard/src/components/charts/growthComparisonData.js";
import type {Row} from "../../../pipeline/contracts/published.js";
import {chartSite, expectRows, type Given} from "../../helpers/chartSite.js";

const wood: Partial<Row<"target_progress">> = {
  area_id: "grp-wood",
  target_set_id: "set",
  baseline_value: 0.5,
  baseline_decimals: 1,
  baseline_figure_id: "wood.baseline",
  target_value: 1,
  target_decimals: 1,
  target_figure_id: "wood.target",
  unit: "兆円",
  qualifier: "at_least",
  increment: 0.5,
  growth_required: 0.0595
};
/** A larger group, whose baseline was not published. */
const care: Partial<Row<"target_progress">> = {
  ...wood,
  area_id: "grp-care",
  baseline_value: null,
  baseline_decimals: null,
  baseline_figure_id: null,
  target_value: 33,
  target_figure_id: "care.target",
  qualifier: null,
  increment: null,
  growth_required: null
};
const total = {target_set_id: "set", decided_on: "2021-06-11", group_count: 2, path_shape: "linear", unit: "兆円"};
const given: Given = {
  area: [
    {area_id: "grp-wood", name_ja: "木材", level: "group", fill: 5},
    {area_id: "grp-care", name_ja: "健康", level: "group"},
    {area_id: "bio-total", name_ja: "全体", level: "total"}
  ],
  unit: [{unit: "兆円", factor: 1e12}],
  qualifier: [{qualifier: "at_least", name_ja: "以上", placement: "after"}],
  target_total: [{...total, group_baseline_sum: 0.5, group_target_sum: 34}],
  target_progress: [wood, care, {...wood, target_set_id: "former"}]
};
const href = (id: string) => `../figures.html#${id}`;

test("a group is part of the bars whose values were published, the largest target first", () => {
  const part = {amount: 1, said: "1.0"};
  expectRows(compositionData(chartSite(given)), {
    name: "34.0兆円の内訳（領域群別の基準値と目標値）",
    parts: [
      {
        side: "baseline",
        fill: 5,
        amount: 0.5,
        said: "0.5",
        title: "木材 基準値 0.5兆円",
        href: href("wood.baseline")
      },
      {
        side: "target",
        fill: null,
        amount: 33,
        said: "33.0",
        title: "健康 目標値 33.0兆円",
        href: href("care.target")
      },
      {side: "target", fill: 5, ...part, title: "木材 目標値 1.0兆円以上", href: href("wood.target")}
    ],
    sums: [
      {side: "baseline", said: "0.5兆円", href: href("computed.group_baseline_sum.set")},
      {side: "target", said: "34.0兆円", href: href("computed.group_target_sum.set")}
    ]
  });
});

test("where no group can be measured the waterfall leads from baselines to targets, and an unknown step is none", () => {
  const step = {whole: false, from: 0.5};
  expectRows(gapWaterfallData(chartSite(given)), {
    name: "目標が求める増加の内訳（基準値の合計から目標値の合計まで）",
    steps: [
      {
        key: "group_baseline_sum",
        name: "基準値（合計）",
        from: 0,
        to: 0.5,
        said: "0.5",
        href: href("computed.group_baseline_sum.set"),
        whole: true
      },
      {...step, key: "grp-care", name: "健康", to: 0.5, said: "公表なし", href: null},
      {...step, key: "grp-wood", name: "木材", to: 1, said: "+0.5", href: href("computed.increment.set.grp-wood")},
      {
        key: "group_target_sum",
        name: "目標値（合計）",
        from: 0,
        to: 34,
        said: "34.0",
        href: href("computed.group_target_sum.set"),
        whole: true
      }
    ]
  });
});

test("where gaps are known the waterfall adds them up on the path in view, deepest first and the whole last", () => {
  const gap = (area_id: string, gap_jpy: number | null, shape = "linear") => ({
    target_set_id: "set",
    area_id,
    shape,
    gap_jpy
  });
  const standing = [
    gap("bio-total", -1.5e12),
    gap("grp-wood", 0.25e12),
    gap("grp-care", -1.75e12),
    gap("grp-care", -9e12, "geometric"),
    gap("grp-none", null)
  ];
  const {name, steps} = gapWaterfallData(chartSite({...given, standing}));
  expect(name).toContain("経路");
  expectRows(
    steps.map(({key, from, to, said, whole}) => [key, from, to, said, whole]),
    [
      ["grp-care", 0, -1.75, "−1.75", false],
      ["grp-wood", -1.75, -1.5, "+0.25", false],
      ["bio-total", 0, -1.5, "−1.50", true]
    ]
  );
  expect(steps[0]?.href).toBe(href("computed.gap.set.grp-care.linear"));
});

test("each group is followed by the proxies that show a growth, also a group of which none can be said", () => {
  const signal = {
    target_set_id: "set",
    area_id: "grp-care",
    indicator_id: "sales",
    from_period: "FY2018",
    to_period: "FY2023"
  };
  const rows = growthComparisonData(
    chartSite({
      ...given,
      indicator: [{indicator_id: "sales", name_ja: "売上"}],
      series: [{series_id: "a", publisher: "ある研究所"}],
      proxy_signal: [
        {...signal, series_id: "a", growth: -0.0123},
        {...signal, series_id: "b", growth: null},
        {...signal, series_id: "a", growth: 0.5, target_set_id: "former"}
      ]
    })
  );
  const none = {key: "grp-care", names: ["健康"], said: "公表なし", growth: null, proxy: false};
  expectRows(rows, {
    rows: [
      {...none, title: "健康 公表なし", href: null},
      {
        key: "grp-care/a",
        names: ["参考：売上", "ある研究所 2018年度→2023年度"],
        said: "−1.2%",
        growth: -0.0123,
        proxy: true,
        title: "参考：売上 ある研究所 2018年度→2023年度 年 −1.2%",
        href: href("computed.proxy_growth.set.a")
      },
      {
        key: "grp-wood",
        names: ["木材"],
        said: "6.0%以上",
        growth: 0.0595,
        proxy: false,
        title: "木材 年 6.0%以上",
        href: href("computed.growth_required.set.grp-wood")
      }
    ]
  });
});

test("before anything is known there is nothing to draw: no row, and no sum that reads nought", () => {
  const site = chartSite({});
  const {parts, sums} = compositionData(site);
  expect([parts, sums, gapWaterfallData(site).steps, growthComparisonData(site).rows]).toEqual([[], [], [], []]);
});
