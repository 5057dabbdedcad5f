import {expect, test} from "vitest";
import type {Reading} from "../../../pipeline/contracts/reading.js";
import {modelsOf, rows, select, series, type World} from "../../helpers/store.js";

const withModels = modelsOf("mart.community_indicator", "mart.community_target", "mart.figure", "mart.target_total");

const gtb = {entity_type: "community", entity_id: "gtb", indicator_id: "members", unit: "機関"};
const reference: World["reference"] = {
  community: [{community_id: "gtb", name_ja: "東京圏"}],
  indicator: [
    {indicator_id: "members", name_ja: "参画機関数", name_en: "Members", unit: "機関", additive: "false"},
    {indicator_id: "member_company_sales", name_ja: "売上", name_en: "Sales", unit: "兆円", additive: "false"},
    {indicator_id: "investment", name_ja: "投資額", name_en: "Investment", unit: "億円", additive: "true"}
  ],
  series: [
    series({...gtb}),
    series({...gtb, series_id: "s2", indicator_id: "investment", unit: "億円"}),
    series({series_id: "market"})
  ]
};

test("a community shows the current value of each period, the latest of them marked", async () => {
  const readings = [
    {period: "2022-06", value: "60", unit: "機関", status: "見込"},
    {period: "2022-06", value: "65", unit: "機関", published_on: "2023"},
    {period: "2024-06-30", value: "70", unit: "機関", published_on: "2025"},
    {key: "s2", period: "2020", value: "330", unit: "億円"},
    {key: "market", period: "2020"}
  ];
  await withModels({reference, readings}, async store => {
    const columns = "community_id, indicator_id, period, value, is_latest, periods, additive";
    expect(
      await rows(store, `select ${columns} from mart.community_indicator order by indicator_id, position`)
    ).toEqual([
      ["gtb", "investment", "2020", "330.000000", true, 1, true],
      ["gtb", "members", "2022-06", "65.000000", false, 2, false],
      ["gtb", "members", "2024-06-30", "70.000000", true, 2, false]
    ]);
  });
});

const target = (indicator_id: string, cells: Record<string, string> = {}) => ({
  community_id: "gtb",
  indicator_id,
  confidence: "B",
  document_id: "doc",
  ...cells
});
const side = (
  indicator_id: string,
  role: Reading["role"],
  value: string,
  typed: Partial<Reading> = {}
): Partial<Reading> => ({
  subject: "community_target",
  key: `gtb/${indicator_id}`,
  role,
  value,
  period: "2030",
  status: role === "baseline" ? "" : "target",
  published_on: "",
  ...typed
});

test("a community's target keeps its baseline, its range and each figure's own id", async () => {
  const readings = [
    side("members", "baseline", "", {unit: "機関", period: ""}),
    side("members", "target", "5", {unit: "機関"}),
    side("members", "target_max", "10", {unit: "機関"}),
    side("investment", "baseline", "330", {unit: "億円", period: ""}),
    side("investment", "target", "3500", {unit: "億円", period: ""}),
    side("investment", "target_max", "", {unit: "億円", period: ""})
  ];
  await withModels(
    {reference: {...reference, community_target: [target("members"), target("investment")]}, readings},
    async store => {
      const columns =
        "indicator_id, baseline_value, target_value, target_value_max, target_period, target_value_base, unit, caution";
      expect(await rows(store, `select ${columns} from mart.community_target order by 1`)).toEqual([
        ["investment", "330.000000", "3500.000000", null, null, "350000000000.000000", "億円", null],
        ["members", null, "5.000000", "10.000000", "2030", null, "機関", null]
      ]);
      expect(await rows(store, "select figure_id, status, label_ja from mart.figure order by 1")).toEqual([
        ["community-target.gtb.investment.baseline", null, "東京圏：投資額"],
        ["community-target.gtb.investment.target", "target", "東京圏：投資額"],
        ["community-target.gtb.members.target", "target", "東京圏：参画機関数"],
        ["community-target.gtb.members.target_max", "target", "東京圏：参画機関数"]
      ]);
    }
  );
});

test("sales of whole firms carry a caution and enter no national sum", async () => {
  const readings = [
    side("member_company_sales", "baseline", "103", {period: "2020"}),
    side("member_company_sales", "target", "147")
  ];
  const given = {...reference, community_target: [target("member_company_sales")]};
  await withModels({reference: given, readings}, async store => {
    expect(await select(store, "select caution, baseline_value, target_value from mart.community_target")).toEqual([
      {caution: "not_bio_market", baseline_value: "103.000000", target_value: "147.000000"}
    ]);
    expect(await rows(store, "select * from mart.target_total")).toEqual([]);
  });
});

test("a target withheld until confirmed says so", async () => {
  const withheld = [
    {subject: "community_target", key: "gtb/members", reason_ja: "文面が途切れる", reason_en: "cut off"}
  ];
  const readings = [
    side("members", "target", "5", {unit: "機関"}),
    side("investment", "target", "3500", {unit: "億円"})
  ];
  const given = {...reference, withheld, community_target: [target("members"), target("investment")]};
  await withModels({reference: given, readings}, async store => {
    expect(await rows(store, "select indicator_id, caution from mart.community_target order by 1")).toEqual([
      ["investment", null],
      ["members", "unconfirmed"]
    ]);
  });
});
