import {expect, test} from "vitest";
import {everything, modelsOf, rows} from "../../helpers/store.js";

const withModels = modelsOf("staging.accepted", "staging.as_of");

test.each([
  ["2024-02-15", "2024-02-15"],
  ["2024-02", "2024-02-29"],
  ["2024", "2024-12-31"]
])("a figure published on %s is certainly known on %s", async (published_on, known_from) => {
  await withModels({readings: [{published_on}]}, async store => {
    expect(await rows(store, "select known_from, known_basis from staging.accepted")).toEqual([
      [known_from, "published"]
    ]);
  });
});

test.each([
  ["2026", "2026-01-31"],
  ["2026-01", "2026-01-31"],
  ["2026-02", "2026-01-31"],
  ["2026-02-15", "2026-02-15"]
])("of a source compiled on 2026-01-31, a figure published on %s is known on %s", async (published_on, known_from) => {
  const document = [{document_id: "dated", published_on, title: "A", publisher: "B", kind: "press", confidence: "B"}];
  const readings = [
    {published_on, document: "dated"},
    {published_on: "", document: "dated", period: "2021"}
  ];
  await withModels({reference: {document}, readings}, async store => {
    expect(await rows(store, "select distinct known_from, known_basis from staging.accepted")).toEqual([
      [known_from, "published"]
    ]);
  });
});

test("without a day of compilation, a date known in part ends no later than the day of receipt", async () => {
  const files = [{received_on: "2026-02-01", readings: [{published_on: "2026"}]}];
  await withModels({source: {compiled_on: ""}, files}, async store => {
    expect(await rows(store, "select known_from from staging.accepted")).toEqual([["2026-02-01"]]);
  });
});

test("where the row has no publication date, that of its document stands for it, and the steps do not say otherwise", async () => {
  const document = [
    {document_id: "doc", published_on: "2024-02", title: "A", publisher: "B", kind: "press", confidence: "B"},
    {document_id: "undated", title: "A", publisher: "B", kind: "press", confidence: "B"}
  ];
  const readings = ["2019-01-15", "", ""].map((published_on, i) => ({
    unit: "円",
    period: `${2016 + i}`,
    published_on,
    document: i < 2 ? "doc" : "undated"
  }));
  await withModels({reference: {document}, readings}, async store => {
    expect(await rows(store, "select known_from, known_basis, steps from staging.accepted order by period_id")).toEqual(
      [
        ["2019-01-15", "published", []],
        ["2024-02-29", "published", ["partial_date"]],
        ["2026-01-31", "compiled", ["compiled_date"]]
      ]
    );
  });
});

test("without a publication date a figure is known from the day its source was compiled", async () => {
  await withModels({readings: [{published_on: "", unit: "円"}]}, async store => {
    expect(await rows(store, "select known_from, known_basis, steps from staging.accepted")).toEqual([
      ["2026-01-31", "compiled", ["compiled_date"]]
    ]);
  });
});

test("without a day of compilation either, from the day the file was received in Japan", async () => {
  const files = [{received_on: "2026-02-01", readings: [{published_on: ""}]}];
  await withModels({source: {compiled_on: ""}, files}, async store => {
    expect(await rows(store, "select known_from, known_basis from staging.accepted")).toEqual([
      ["2026-02-01", "received"]
    ]);
  });
});

test("yen are exact to the last, and other kinds of unit have no value in yen", async () => {
  const readings = [
    {period: "2017", value: "123456789.123456", unit: "兆円"},
    {period: "2018", value: "0.1", unit: "円"}
  ];
  await withModels({readings}, async store => {
    expect(await rows(store, "select value_base from staging.accepted order by period_id")).toEqual([
      ["123456789123456000000.000000"],
      ["0.100000"]
    ]);
  });
});

test.each([
  ["0.01", "12345.6", "123.456000"],
  ["0.001", "1", "0.001000"],
  ["2.5", "999999999999999999.999999", "2499999999999999999.999998"],
  ["1000000000000", "999999999999999999.999999", "999999999999999999999999000000.000000"]
])("a unit worth %s makes of %s exactly %s in the base unit", async (factor, value, value_base) => {
  const cells = {unit: "x", dimension: "money", base_unit: "円", factor, name_ja: "x", name_en: "x"};
  const reference = {
    unit: [...(everything.unit ?? []), cells],
    unit_name: [...(everything.unit_name ?? []), {text: "x", unit: "x"}]
  };
  await withModels({reference, readings: [{value, unit: "x"}]}, async store => {
    expect(await rows(store, "select value_base from staging.accepted")).toEqual([[value_base]]);
  });
});

test("the figures stand for the last day on which one of them became known", async () => {
  const readings = [
    {published_on: "2024-02"},
    {period: "2021", published_on: "2025-06-30"},
    {period: "2022", published_on: "2030", value: "?"}
  ];
  await withModels({readings}, async store => {
    expect(await rows(store, "select as_of from staging.as_of")).toEqual([["2025-06-30"]]);
  });
});
