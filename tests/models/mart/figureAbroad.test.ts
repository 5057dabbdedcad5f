import {expect, test} from "vitest";
import {modelsOf, rows, series} from "../../helpers/store.js";

const withModels = modelsOf("mart.figure", "mart.observation");

const indicator = {
  indicator_id: "gdp",
  name_ja: "国内総生産",
  name_en: "GDP",
  unit: "USD",
  kind: "flow",
  direction: "up",
  entity_type: "nation",
  additive: "false",
  in_defensible_set: "false",
  definition_ja: "定義",
  definition_en: "definition"
};
const country = [
  {country_id: "JP", name_ja: "日本", name_en: "Japan"},
  {country_id: "US", name_ja: "米国", name_en: "United States"},
  {country_id: "EU27_2020", name_ja: "欧州連合（27か国）", name_en: "European Union (27 countries)"},
  {country_id: "grp", name_ja: "同じ識別子の国", name_en: "A country of the same id"}
];
const of = (entity_id: string, unit = "USD billion") =>
  series({series_id: entity_id, indicator_id: "gdp", entity_type: "nation", entity_id, unit});

test("a figure of another country is labelled with its name; of Japan as a whole it is 全国", async () => {
  const reference = {
    country,
    indicator: [
      indicator,
      {...indicator, indicator_id: "market", entity_type: "area", unit: "兆円", name_ja: "市場", name_en: "Market"}
    ],
    series: [of("JP"), of("US"), of("EU27_2020"), series({series_id: "area"})]
  };
  const readings = ["JP", "US", "EU27_2020"].map(key => ({key, unit: "USD"}));
  await withModels({reference, readings: [...readings, {key: "area"}]}, async store => {
    expect(
      await rows(store, "select label_ja, label_en from mart.figure where kind = 'observation' order by figure_id")
    ).toEqual([
      ["欧州連合（27か国）：国内総生産", "European Union (27 countries): GDP"],
      ["全国：国内総生産", "Japan: GDP"],
      ["米国：国内総生産", "United States: GDP"],
      ["群：市場", "Group: Market"]
    ]);
  });
});

test("money of other countries is kept as published and drawn in the unit of its series", async () => {
  const reference = {country, indicator: [indicator], series: [of("US"), of("JP", "USD")]};
  const readings = [
    {key: "US", value: "27720709000000", unit: "USD"},
    {key: "JP", value: "4204.5", unit: "USD billion"}
  ];
  await withModels({reference, readings}, async store => {
    const columns = "series_id, value, unit, chart_value, chart_unit, value_base";
    expect(await rows(store, `select ${columns} from mart.observation order by 1`)).toEqual([
      ["JP", "4204.500000", "USD billion", 4_204_500_000_000, "USD", null],
      ["US", "27720709000000.000000", "USD", 27720.709, "USD billion", null]
    ]);
  });
});
