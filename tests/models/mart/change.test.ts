import {expect, test} from "vitest";
import {modelsOf, rows, select} from "../../helpers/store.js";
import {newSeries} from "../../helpers/targets.js";

const withModels = modelsOf("mart.change");

const CHANGES = `select kind, period, old, new, known_on, document_id, verdicts_moved
    from mart.change
    where series_id = 'new'
    order by known_on, period`;

test("a first value is new, and a later document that says otherwise is a revision of it", async () => {
  const readings = [
    {period: "2020", value: "3", published_on: "2021-06-30"},
    {period: "2020", value: "4", published_on: "2022-06-30"},
    {period: "2020", value: "4", published_on: "2023-06-30"}
  ];
  await withModels(newSeries("grp-wood", readings, {comparable_to_target: "false"}), async store => {
    expect(await rows(store, CHANGES)).toEqual([
      ["new", "2020", null, "3.000000", "2021-06-30", "cao-platform-2023", null],
      ["revision", "2020", "3.000000", "4.000000", "2022-06-30", "cao-platform-2023", null]
    ]);
  });
});

test("a value that a person corrected is a correction", async () => {
  const readings = [
    {period: "2020", value: "3", published_on: "2021-06-30"},
    {period: "2020", value: "40", published_on: "2022-06-30", address: "line 9, value"}
  ];
  const world = newSeries("grp-wood", readings, {comparable_to_target: "false"});
  const correction = [
    {
      source_id: "test",
      file: "data/test.csv",
      address: "line 9, value",
      field: "value",
      expect: "40",
      replacement: "4",
      reason_ja: "誤記",
      decided_by: "事務局",
      decided_on: "2026-11-24"
    }
  ];
  await withModels({...world, reference: {...world.reference, correction}}, async store => {
    expect((await rows(store, CHANGES)).map(([kind, , old, now]) => [kind, old, now])).toEqual([
      ["new", null, "3.000000"],
      ["correction", "3.000000", "4.000000"]
    ]);
  });
});

test("another edition of the same publisher on the same period is a change of definition, from what the former edition said", async () => {
  const first = newSeries("grp-wood", [{period: "2021", value: "9", published_on: "2022-06-30"}], {
    comparable_to_target: "false",
    series_id: "old-edition"
  });
  const both = newSeries(
    "grp-wood",
    [{period: "2021", value: "4", published_on: "2025-06-30"}],
    {comparable_to_target: "false", edition: "2025"},
    first
  );
  await withModels(both, async store => {
    expect(
      await rows(
        store,
        "select kind, old, new, old_observation_id, new_observation_id from mart.change where series_id = 'new'"
      )
    ).toEqual([["definition_change", "9.000000", "4.000000", "old-edition.2021.20220630", "new.2021.20250630"]]);
  });
});

test("the verdicts that moved stand with the value that moved them", async () => {
  const readings = [
    {period: "2020", value: "0.55", published_on: "2024-06-30"},
    {period: "2023", value: "0.68", published_on: "2025-06-30"},
    {period: "2023", value: "0.40", published_on: "2026-06-30"}
  ];
  await withModels(newSeries("grp-wood", readings), async store => {
    const moved = (await select(store, CHANGES)).map(({verdicts_moved}) => verdicts_moved);
    expect(moved[0]).toBeNull(); // one point is no verdict yet
    expect(String(moved[1]).split("; ")).toEqual([
      "linear-rate@1 undetermined acceleration_needed",
      "path-gap@1 undetermined acceleration_needed",
      "ratio-cagr@1 undetermined on_track",
      "un-extrapolate@1 undetermined on_track"
    ]);
    expect(String(moved[2]).split("; ")).toEqual([
      "linear-rate@1 acceleration_needed deterioration",
      "path-gap@1 acceleration_needed deterioration",
      "ratio-cagr@1 on_track deterioration",
      "un-extrapolate@1 on_track deterioration"
    ]);
  });
});

test("a proxy moves no verdict, and a withheld value is no change that is shown", async () => {
  const world = newSeries("grp-wood", [{period: "2020"}, {period: "2023"}], {comparable_to_target: "false"});
  await withModels(world, async store => {
    expect(await rows(store, "select distinct verdicts_moved from mart.change")).toEqual([[null]]);
  });
  const withheld = [{subject: "observation", key: "new", reason_ja: "未確認", reason_en: "open"}];
  await withModels({...world, reference: {...world.reference, withheld}}, async store => {
    expect(await rows(store, CHANGES)).toEqual([]);
  });
});
