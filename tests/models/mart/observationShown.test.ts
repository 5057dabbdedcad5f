import {expect, test} from "vitest";
import {modelsOf, rows, select, series} from "../../helpers/store.js";

const withModels = modelsOf("mart.observation");

test("an observation says where it was typed, in the words that were typed", async () => {
  const reading = {
    address: "line 40, value",
    value: "１，２３４",
    unit: "億円",
    period: "2020年度",
    qualifier: "約",
    note_ja: "注",
    note_en: ""
  };
  await withModels({readings: [reading]}, async store => {
    const columns =
      "file, address, raw_text, raw_unit, raw_period, qualifier, document_id, confidence, note_ja, note_en, decimals, sample";
    expect(await select(store, `select ${columns} from mart.observation`)).toEqual([
      {
        file: "data/test.csv",
        address: "line 40, value",
        raw_text: "１，２３４",
        raw_unit: "億円",
        raw_period: "2020年度",
        qualifier: "about",
        document_id: "doc",
        confidence: "B",
        note_ja: "注",
        note_en: null,
        decimals: 0,
        sample: false
      }
    ]);
  });
});

test("a series is drawn as published; where it mixes units of money, in 兆円 from one 兆円 up, otherwise in 億円", async () => {
  const reference = {
    series: ["s1", "s2", "s3", "s4"].map(series_id => series({series_id, unit: series_id === "s4" ? "t" : "兆円"}))
  };
  const readings = [
    {value: "9000", unit: "億円"},
    {value: "1.2", period: "2021"},
    {key: "s2", value: "0.5"},
    {key: "s2", value: "300", unit: "百万円", period: "2021"},
    {key: "s3", value: "36200", unit: "億円"},
    {key: "s4", value: "88530", unit: "トン"}
  ];
  await withModels({reference, readings}, async store => {
    expect(
      await rows(
        store,
        "select series_id, chart_value, chart_unit, value_base is null from mart.observation order by 1, period"
      )
    ).toEqual([
      ["s1", 0.9, "兆円", false],
      ["s1", 1.2, "兆円", false],
      ["s2", 5000, "億円", false],
      ["s2", 3, "億円", false],
      ["s3", 36200, "億円", false],
      ["s4", 88530, "t", true]
    ]);
  });
});

test("where a series mixes units that are no money, it is drawn in its own, though a unit be worth less than one", async () => {
  const reference = {
    series: [series({unit: "t"}), series({series_id: "s2", unit: "kg"})]
  };
  const readings = ["s1", "s2"].flatMap(key => [
    {key, value: "5000", unit: "kg"},
    {key, value: "7.3", unit: "t", period: "2021"},
    {key, value: "0.0002", unit: "kg", period: "2022"}
  ]);
  await withModels({reference, readings}, async store => {
    const columns = "series_id, chart_value, chart_unit";
    expect(await rows(store, `select ${columns} from mart.observation order by series_id, period`)).toEqual([
      ["s1", 5, "t"],
      ["s1", 7.3, "t"],
      ["s1", 2e-7, "t"],
      ["s2", 5000, "kg"],
      ["s2", 7300, "kg"],
      ["s2", 0.0002, "kg"]
    ]);
  });
});

test("a figure from data/sample is marked as a sample", async () => {
  await withModels({files: [{file: "data/sample/x.csv", readings: [{}]}]}, async store => {
    expect(await rows(store, "select sample from mart.observation")).toEqual([[true]]);
  });
});

test("a series named in withheld.csv is marked, and only that one", async () => {
  const withheld = [
    {subject: "observation", key: "s1", reason_ja: "日付なし", reason_en: "no date"},
    {subject: "target", key: "s2"}
  ];
  const reference = {withheld, series: [series({}), series({series_id: "s2"})]};
  await withModels({reference, readings: [{}, {key: "s2"}]}, async store => {
    expect(await rows(store, "select series_id, withheld from mart.observation order by 1")).toEqual([
      ["s1", true],
      ["s2", false]
    ]);
  });
});
