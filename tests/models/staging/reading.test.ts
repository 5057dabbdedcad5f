import {readFile} from "node:fs/promises";
import {expect, test} from "vitest";
import type {Reading} from "../../../pipeline/contracts/reading.js";
import {everything, modelsOf, reading, rows, select, series} from "../../helpers/store.js";

const withModels = modelsOf("mart.observation", "quarantine.reading", "staging.disposition", "staging.reading");

test("a reading has its words resolved and each change to its text is kept", async () => {
  const typed = {
    value: "１，２３４",
    unit: "億円",
    qualifier: "約",
    status: "見込",
    period: "2024年度",
    published_on: "2025-02"
  };
  await withModels({readings: [typed]}, async store => {
    const columns =
      "number, decimals, unit_id, dimension, factor, period_id, qualifier_id, status_id, published_by, problems, steps";
    expect(await select(store, `select ${columns} from staging.reading`)).toEqual([
      {
        number: "1234.000000",
        decimals: 0,
        unit_id: "億円",
        dimension: "money",
        factor: "100000000.000000",
        period_id: "FY2024",
        qualifier_id: "about",
        status_id: "expected",
        published_by: "2025-02-28",
        problems: [],
        steps: [
          "fullwidth",
          "grouping",
          "japanese_period",
          "fiscal_year",
          "unit_factor",
          "qualifier_word",
          "partial_date"
        ]
      }
    ]);
  });
});

const REASONS: [rule: string, typed: Partial<Reading>, raw: string][] = [
  ["number_missing", {value: ""}, ""],
  ["number_unreadable", {value: "?1"}, "?1"],
  ["number_too_precise", {value: "1.2345678"}, "1.2345678"],
  ["period_unreadable", {period: "2016/2015"}, "2016/2015"],
  ["unit_unknown", {unit: "丁円"}, "丁円"],
  ["unit_mismatch", {unit: "t"}, "t"],
  ["series_unknown", {key: "s9"}, "s9"],
  ["qualifier_unknown", {qualifier: "強"}, "強"],
  ["status_unknown", {status: "実測"}, "実測"],
  ["status_unknown", {status: ""}, ""],
  ["published_on_unreadable", {published_on: "2024-02-30"}, "2024-02-30"],
  ["document_unknown", {document: "nowhere"}, "nowhere"]
];

test.each(REASONS)("%s: a reading with %j is held in words of both languages", async (rule, typed, raw) => {
  const good = {period: "2019"};
  await withModels({readings: [good, {...typed, address: "line 3, value"}]}, async store => {
    const words = everything.rule?.find(({rule_id}) => rule_id === rule);
    expect(
      await select(store, "select rule_id, file, address, found_text, message_ja, message_en from quarantine.reading")
    ).toEqual([
      {
        rule_id: rule,
        file: "data/test.csv",
        address: "line 3, value",
        found_text: raw,
        message_ja: `${words?.name_ja}${raw && `：「${raw}」`}。${words?.expected_ja}が必要です。`,
        message_en: `${words?.name_en}${raw && `: found "${raw}"`}; expected ${words?.expected_en}.`
      }
    ]);
    expect(await rows(store, "select period from mart.observation")).toEqual([["2019"]]);
  });
});

test("a unit of the same kind in another size is no mismatch", async () => {
  await withModels({readings: [{unit: "億円", value: "10000"}]}, async store => {
    expect(await rows(store, "select value, unit, value_base from mart.observation")).toEqual([
      ["10000.000000", "億円", "1000000000000.000000"]
    ]);
  });
});

test("a baseline may be printed with no year and no status, a target may not lack its value", async () => {
  const side = {subject: "target", key: "set/grp", published_on: "", status: "", period: ""} as const;
  const readings: Partial<Reading>[] = [
    {...side, role: "baseline", value: "59.8"},
    {...side, role: "target", status: "target", period: "2030", value: "92"},
    {...side, key: "set/other", role: "baseline", value: ""},
    {...side, key: "set/third", role: "target", status: "target", period: "", value: "5"},
    {...side, key: "set/fourth", role: "target", period: "2030", value: "5"}
  ];
  await withModels({readings}, async store => {
    expect(await rows(store, "select disposition, rule_id from staging.disposition order by reading_id")).toEqual([
      ["accepted", null],
      ["accepted", null],
      ["skipped", "empty_cell"],
      ["accepted", null],
      ["quarantined", "status_unknown"]
    ]);
  });
});

test("words and documents are looked up in one spelling, whatever the space around them and the width of their letters", async () => {
  const typed = {unit: "　ｔ ", qualifier: " 約", status: "　実績 ", document: " ｄｏｃ "};
  const reference = {series: [series({unit: "t"})]};
  await withModels({readings: [typed], reference}, async store => {
    expect(await rows(store, "select rule_id, found_text from quarantine.reading")).toEqual([]);
    const columns = "unit, qualifier, status, document_id, raw_unit";
    expect(await rows(store, `select ${columns} from mart.observation`)).toEqual([
      ["t", "about", "actual", "doc", "　ｔ "]
    ]);
  });
});

test("a qualifier of nothing but space is none, and an unknown word is held as typed", async () => {
  await withModels({readings: [{qualifier: "　"}, {qualifier: " 強", period: "2021"}]}, async store => {
    expect(await rows(store, "select qualifier from mart.observation")).toEqual([[null]]);
    expect(await rows(store, "select rule_id, found_text from quarantine.reading")).toEqual([
      ["qualifier_unknown", " 強"]
    ]);
  });
});

test("every rule that can hold or skip a reading has its words in rule.csv", async () => {
  const sql = await Promise.all(
    ["reading", "disposition", "number_text", "period_text"].map(name =>
      readFile(new URL(`../../../pipeline/models/staging/${name}.sql`, import.meta.url), "utf8")
    )
  );
  const named = [...sql.join("\n").matchAll(/(?:then|end\)?,?)\s+'([a-z_]+_[a-z_]+)'/g)].map(([, rule]) => rule ?? "");
  const words = new Map(everything.rule?.map(row => [row.rule_id, row]));
  expect(new Set(named).size).toBeGreaterThan(15);
  expect(named.filter(rule => !words.has(rule))).toEqual([]);
  for (const {kind, rule_id, expected_ja, expected_en} of words.values()) {
    if (kind === "quarantine")
      expect([rule_id, expected_ja, expected_en]).toEqual([
        rule_id,
        expect.stringMatching(/./),
        expect.stringMatching(/./)
      ]);
  }
});

test("the plain reading of these tests is itself accepted, so that each reason above is the only one", async () => {
  await withModels({readings: [reading({})], reference: {series: [series({})]}}, async store => {
    expect(await rows(store, "select disposition, rule_id from staging.disposition")).toEqual([["accepted", null]]);
  });
});

test("units that contradict each other are always named in the same order", async () => {
  const readings = Array.from({length: 3000}, (_, i) => ({
    address: `line ${i}`,
    value: `${i}兆円`,
    unit: "人",
    unit_header: "億円"
  }));
  await withModels({readings}, async store => {
    expect(await rows(store, "select distinct unit_texts from staging.reading")).toEqual([["人 / 億円 / 兆円"]]);
  });
});
