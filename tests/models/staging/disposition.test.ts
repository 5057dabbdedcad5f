import {expect, test} from "vitest";
import {modelsOf, rows, select} from "../../helpers/store.js";

const withModels = modelsOf("mart.observation", "mart.source_status", "quarantine.reading", "staging.disposition");

const FATES = "select disposition, rule_id from staging.disposition order by reading_id";

test("two values for one series, period and publication date are both held", async () => {
  await withModels({readings: [{value: "1"}, {value: "2"}, {value: "3", period: "2021"}]}, async store => {
    expect(await rows(store, FATES)).toEqual([
      ["quarantined", "duplicate_key"],
      ["quarantined", "duplicate_key"],
      ["accepted", null]
    ]);
    expect(await rows(store, "select rule_id, raw_text from quarantine.reading order by raw_text")).toEqual([
      ["duplicate_key", "1"],
      ["duplicate_key", "2"]
    ]);
    expect(await rows(store, "select period from mart.observation")).toEqual([["2021"]]);
  });
});

test.each([
  ["unit", {unit: "億円"}],
  ["qualifier", {qualifier: "約"}],
  ["status", {status: "推計"}]
])("the same number with another %s contradicts it too", async (_name, other) => {
  await withModels({readings: [{}, other]}, async store => {
    expect(await rows(store, FATES)).toEqual([
      ["quarantined", "duplicate_key"],
      ["quarantined", "duplicate_key"]
    ]);
  });
});

test("the same row typed again, in other spelling, is skipped once", async () => {
  await withModels(
    {readings: [{value: "1"}, {value: "１.0", status: "実績", period: "2020年"}, {value: "1"}]},
    async store => {
      expect(await rows(store, FATES)).toEqual([
        ["accepted", null],
        ["skipped", "duplicate_row"],
        ["skipped", "duplicate_row"]
      ]);
    }
  );
});

test("a figure published on another day is a version, not a contradiction", async () => {
  await withModels({readings: [{value: "1"}, {value: "2", published_on: "2022-06-30"}]}, async store => {
    expect(await rows(store, FATES)).toEqual([
      ["accepted", null],
      ["accepted", null]
    ]);
  });
});

test("a figure with no publication date contradicts one published on the day of compilation", async () => {
  const readings = [{value: "1", published_on: ""}, {value: "2", published_on: "2026-01-31"}, {period: "2019"}];
  await withModels({readings}, async store => {
    expect(await rows(store, FATES)).toEqual([
      ["quarantined", "duplicate_key"],
      ["quarantined", "duplicate_key"],
      ["accepted", null]
    ]);
  });
});

test("an unreadable row does not drag a sound one of the same key with it", async () => {
  await withModels({readings: [{value: "1"}, {value: "?1"}]}, async store => {
    expect(await rows(store, FATES)).toEqual([
      ["accepted", null],
      ["quarantined", "number_unreadable"]
    ]);
  });
});

test("a file replaced by a newer one is skipped whole, faults and all", async () => {
  const files = [
    {is_newest: false, readings: [{value: "1"}, {value: "??", period: "2019"}]},
    {is_newest: true, readings: [{value: "2"}]}
  ];
  await withModels({files}, async store => {
    expect(await rows(store, FATES)).toEqual([
      ["skipped", "superseded_artifact"],
      ["skipped", "superseded_artifact"],
      ["accepted", null]
    ]);
    expect(await rows(store, "select value, raw_text from mart.observation")).toEqual([["2.000000", "2"]]);
    expect(await rows(store, "select * from quarantine.reading")).toEqual([]);
  });
});

test("of every file, what was read is what was accepted, held and skipped", async () => {
  const files = [
    {is_newest: false, readings: [{}, {period: "2019"}]},
    {is_newest: false, readings: []},
    {
      readings: [
        {},
        {},
        {value: "x", unit: "y", period: "z"},
        {period: "2018", value: "1"},
        {period: "2018", value: "2"},
        {value: "", role: "baseline"}
      ]
    }
  ] as const;
  await withModels({files: files.map(file => ({...file, readings: [...file.readings]}))}, async store => {
    const columns = "readings, accepted, quarantined, skipped, skip_rules";
    expect(await select(store, `select ${columns} from mart.source_status order by artifact_sha256`)).toEqual([
      {readings: 2, accepted: 0, quarantined: 0, skipped: 2, skip_rules: "superseded_artifact"},
      {readings: 0, accepted: 0, quarantined: 0, skipped: 0, skip_rules: null},
      {readings: 6, accepted: 1, quarantined: 3, skipped: 2, skip_rules: "duplicate_row empty_cell"}
    ]);
    expect(await rows(store, "select count(*)::integer from raw.reading")).toEqual([[8]]);
    expect(await rows(store, "select count(*)::integer from staging.disposition")).toEqual([[8]]);
  });
});
