import {expect, test} from "vitest";
import type {Reading} from "../../../pipeline/contracts/reading.js";
import {everything, modelsOf, rows, select} from "../../helpers/store.js";

const withReading = modelsOf("staging.reading");
const withObservation = modelsOf("mart.observation");

const reference = {
  indicator: everything.indicator ?? [],
  community: everything.community ?? [],
  name: everything.name ?? []
};

/** What becomes of one reported figure: [problems] or its value, unit, base, status, qualifier and steps. */
async function judged(given: Partial<Reading>) {
  const readings = [
    {
      key: "",
      entity: "長岡",
      indicator: "投資額",
      value: "12",
      unit: "",
      status: "",
      published_on: "",
      document: "",
      period: "FY2024",
      ...given
    }
  ];
  return withReading({reference, source: {compiled_on: ""}, readings}, async store => {
    const [row] = await select(
      store,
      `select problems, macros.plain_number(number) as value, unit_id, status_id, qualifier_id, missing_reason, steps,
        key,
        nearest_indicator
      from staging.reading`
    );
    return row ?? {};
  });
}

test.each<[string, Partial<Reading>, Record<string, unknown>]>([
  ["the column", {unit: "億円"}, {value: "12", unit_id: "億円"}],
  ["the cell", {value: "12億円"}, {unit_id: "億円", steps: expect.arrayContaining(["unit_in_cell"])}],
  ["the header", {unit_header: "億円"}, {unit_id: "億円", steps: expect.arrayContaining(["unit_header"])}],
  ["the note", {unit_note: "百万円"}, {unit_id: "百万円", steps: expect.arrayContaining(["unit_note"])}],
  [
    "the number format",
    {value: "1234567", format: '#,##0,"千円"', evidence: "stored_number"},
    {value: "1234.567", unit_id: "千円", problems: []}
  ],
  [
    "all of them alike",
    {value: "12億円", unit: "億円", unit_header: "億円", unit_note: "億円"},
    {unit_id: "億円", problems: []}
  ],
  [
    "a note that is meant for other rows",
    {indicator: "関連企業数", unit: "社", unit_note: "百万円"},
    {unit_id: "社", problems: [], steps: expect.arrayContaining(["unit_note_other"])}
  ],
  [
    "nobody, of a count",
    {indicator: "関連企業数"},
    {unit_id: "社", problems: [], steps: expect.arrayContaining(["unit_from_indicator"])}
  ]
])("the unit is stated by %s", async (_, given, expected) => {
  expect(await judged(given)).toMatchObject(expected);
});

test.each<[string, Partial<Reading>]>([
  ["unit_missing", {}],
  ["unit_unknown", {unit: "両"}],
  ["unit_unknown", {value: "12両"}],
  ["unit_conflict", {value: "12億円", unit: "百万円"}],
  ["unit_conflict", {unit_header: "百万円", unit: "億円"}],
  ["unit_conflict", {unit: "億円", unit_note: "百万円"}],
  ["unit_mismatch", {unit: "社"}],
  ["scale_conflict", {value: "5億", unit: "億円"}],
  ["scale_conflict", {value: "1234567", format: "#,##0,", unit: "円"}],
  ["indicator_unknown", {indicator: "謎", unit: "億円"}],
  ["indicator_missing", {indicator: "", unit: "億円"}],
  ["community_missing", {entity: "", unit: "億円"}],
  ["community_unknown", {entity: "大阪湾", unit: "億円"}],
  ["entity_conflict", {entity_given: "gtb", unit: "億円"}],
  ["status_conflict", {value: "12（見込）", status: "実績", unit: "億円"}],
  ["status_unknown", {status: "たぶん", unit: "億円"}],
  ["qualifier_conflict", {value: "約12", qualifier: "以上", unit: "億円"}],
  ["qualifier_unknown", {value: "12弱", unit: "億円"}],
  ["symbol_unknown", {value: "◇", symbols: "◇=ほげ", unit: "億円"}],
  ["number_negative", {indicator: "関連企業数", value: "▲3", unit: "社"}],
  ["period_future", {period: "FY2030", unit: "億円"}],
  ["formula_unresolved", {value: "=A1", evidence: "formula_unresolved", unit: "億円"}]
])("%s: %j is held", async (rule, given) => {
  expect((await judged(given)).problems).toContain(rule);
});

test.each<[string, Partial<Reading>, Record<string, unknown>]>([
  ["nothing said is actual", {}, {status_id: "actual"}],
  ["a column", {status: "見込"}, {status_id: "expected"}],
  ["a mark in the cell", {value: "12p"}, {status_id: "expected"}],
  ["the period", {period: "令和７年度（計画）"}, {status_id: "target", problems: []}],
  ["two that agree", {value: "12（見込）", status: "見込み"}, {status_id: "expected", problems: []}]
])("the status: %s", async (_, given, expected) => {
  expect(await judged({unit: "億円", ...given})).toMatchObject(expected);
});

test("names are found whatever their spelling, and near ones are offered, never taken", async () => {
  expect(await judged({entity: "長 岡ﾊﾞｲｵｺﾐｭﾆﾃｨ", indicator: "投　資額", unit: "億円"})).toMatchObject({
    key: "report.nagaoka.investment",
    problems: []
  });
  expect(await judged({indicator: "関連企業総数", unit: "社"})).toMatchObject({
    key: "",
    problems: ["indicator_unknown"],
    nearest_indicator: expect.stringContaining("関連企業数")
  });
});

test("a sheet's own legend goes before the general table, also where it defines 0", async () => {
  expect(await judged({value: "x", symbols: "x=該当なし", unit: "億円"})).toMatchObject({
    value: null,
    missing_reason: "not_applicable",
    problems: []
  });
  expect(await judged({value: "0", symbols: "0=単位未満", unit: "億円"})).toMatchObject({
    value: null,
    missing_reason: "below_unit"
  });
  expect(await judged({value: "0", unit: "億円"})).toMatchObject({value: "0", missing_reason: null});
});

test("a missing value is an observation with its reason, never an absent row and never nought", async () => {
  const readings = [
    {
      key: "",
      entity: "長岡",
      indicator: "投資額",
      value: "x",
      unit: "億円",
      status: "",
      published_on: "",
      document: "",
      period: "FY2024"
    }
  ];
  await withObservation({reference, source: {compiled_on: ""}, readings}, async store => {
    expect(
      await rows(store, "select value, chart_value, missing_reason, unit, raw_text from mart.observation")
    ).toEqual([[null, null, "confidential", "億円", "x"]]);
  });
});
