import {expect, test} from "vitest";
import {proxyIndexData} from "../../../dashboard/src/components/charts/proxyIndexData.js";
import {seriesPanelData} from "../../../dashboard/src/components/charts/seriesPanelData.js";
import type {Row} from "../../../pipeline/contracts/published.js";
import {chartSite, expectRows, type Given} from "../../helpers/chartSite.js";

const value = (id: string, position: number, more: Partial<Row<"observation">> = {}) => ({
  observation_id: id,
  series_id: "gdp-us",
  indicator_id: "gdp",
  entity_type: "nation",
  entity_id: "US",
  period: String(position),
  period_kind: "CY",
  position,
  value: 27721,
  unit: "億ドル",
  decimals: 1,
  chart_value: 2.7721,
  chart_unit: "兆ドル",
  status: "actual",
  observed: true,
  qualifier: null,
  known_to: null,
  missing_reason: null,
  withheld: false,
  sample: false,
  ...more
});
const given: Given = {
  country: [{country_id: "US", name_ja: "米国"}],
  indicator: [{indicator_id: "gdp", name_ja: "国内総生産"}],
  series: [{series_id: "gdp-us", publisher: "世界銀行", indicator_id: "gdp"}],
  qualifier: [{qualifier: "about", name_ja: "約", placement: "before"}],
  observation: [
    value("o/2023", 2023, {qualifier: "about"}),
    value("o/2022", 2022, {known_to: "2024-01-01", unit: "兆ドル", value: 2.5, chart_value: 2.5}),
    value("o/2021", 2021, {value: null, chart_value: null, missing_reason: "definition_changed"}),
    value("o/2020", 2020, {withheld: true}),
    value("o/2024", 2024, {status: "forecast", observed: false}),
    value("o/other", 2023, {series_id: "gdp-jp"})
  ]
};

test("a series shows every version that may be shown, in the order of time, with status, label and source", () => {
  const mark = {value: 2.7721, kind: "CY", status: "actual", observed: true, replaced: false} as const;
  expectRows(seriesPanelData(chartSite(given), "gdp-us"), {
    name: "米国：国内総生産 世界銀行 推移",
    unit: "兆ドル",
    sample: false,
    marks: [
      {
        ...mark,
        position: 2022,
        value: 2.5,
        replaced: true,
        said: "2.5",
        title: "2022年 2.5兆ドル（実績） 後に改められた値",
        href: "../figures.html#o%2F2022"
      },
      {
        ...mark,
        position: 2023,
        said: "約2.77",
        title: "2023年 約27,721.0億ドル（実績）",
        href: "../figures.html#o%2F2023"
      },
      {
        ...mark,
        position: 2024,
        status: "forecast",
        observed: false,
        said: "2.77",
        title: "2024年 27,721.0億ドル（予測）",
        href: "../figures.html#o%2F2024"
      }
    ],
    breaks: [2021]
  });
});

test("one invented value marks the whole series", () => {
  const observation = [value("a", 2022), value("b", 2023, {sample: true})];
  expect(seriesPanelData(chartSite({...given, observation}), "gdp-us").sample).toBe(true);
});

test("a series without a value that may be shown has no marks", () => {
  const observation = [value("a", 2022, {withheld: true})];
  expectRows(seriesPanelData(chartSite({...given, observation}), "gdp-us"), {
    name: "gdp-us 世界銀行 推移",
    unit: "",
    sample: false,
    marks: [],
    breaks: []
  });
});

test("a proxy shows its own points on the scale of all proxies of the group", () => {
  const of = {area_id: "grp-wood", target_set_id: "set"};
  const point = (series_id: string, position: number, index_value: number, required_index: number) => {
    const observation_id = `${series_id}/${position}`;
    return {...of, series_id, position, period: `FY${position}`, index_value, required_index, observation_id};
  };
  const proxy_index = [
    point("gdp-us", 2019, 104.25, 106),
    point("gdp-us", 2018, 100, 100),
    point("other", 2018, 80, 140),
    {...point("gdp-us", 2018, 900, 900), target_set_id: "former"}
  ];
  expectRows(proxyIndexData(chartSite({...given, proxy_index}), {...of, series_id: "gdp-us"}), {
    name: "国内総生産 参考指標の伸びと必要な伸び（重なる年の初めを 100 とする）",
    points: [
      {position: 2018, value: 100, required: 100, title: "2018年度 100.0", href: "../figures.html#gdp-us%2F2018"},
      {position: 2019, value: 104.25, required: 106, title: "2019年度 104.3", href: "../figures.html#gdp-us%2F2019"}
    ],
    scale: [80, 140]
  });
  expect(proxyIndexData(chartSite({}), {...of, series_id: "gdp-us"})).toMatchObject({points: [], scale: []});
});
