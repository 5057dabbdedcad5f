import {expect, test} from "vitest";
import {modelsOf, rows, select, series} from "../../helpers/store.js";

const withModels = modelsOf("mart.observation");

const VERSIONS =
  "select value, status, known_from, known_to from mart.observation order by series_id, period, known_from";

test("an expected value stands until the actual one is published, and stays in the record", async () => {
  const readings = [
    {value: "110", status: "見込", published_on: "2021-03-31"},
    {value: "112", status: "実績", published_on: "2022-03-31"}
  ];
  await withModels({readings}, async store => {
    expect(await rows(store, VERSIONS)).toEqual([
      ["110.000000", "expected", "2021-03-31", "2022-03-31"],
      ["112.000000", "actual", "2022-03-31", null]
    ]);
  });
});

test("an expected value borne out is a new version, for its status changed", async () => {
  await withModels({readings: [{status: "見込"}, {status: "実績", published_on: "2022-03-31"}]}, async store => {
    expect(await rows(store, VERSIONS)).toEqual([
      ["1.000000", "expected", "2021-06-30", "2022-03-31"],
      ["1.000000", "actual", "2022-03-31", null]
    ]);
  });
});

test("a figure published again unchanged makes no new version", async () => {
  const readings = [
    {},
    {published_on: "2022"},
    {published_on: "2023", value: "1.0"},
    {published_on: "2024", value: "2"},
    {published_on: "2025", value: "1"}
  ];
  await withModels({readings}, async store => {
    expect(await rows(store, VERSIONS)).toEqual([
      ["1.000000", "actual", "2021-06-30", "2024-12-31"],
      ["2.000000", "actual", "2024-12-31", "2025-12-31"],
      ["1.000000", "actual", "2025-12-31", null]
    ]);
  });
});

test("rows in any order give the same versions", async () => {
  const readings = [
    {value: "3", published_on: "2024"},
    {value: "1", published_on: "2022"},
    {value: "2", published_on: "2023"}
  ];
  await withModels({readings}, async store => {
    expect((await rows(store, VERSIONS)).map(([value, , , until]) => [value, until])).toEqual([
      ["1.000000", "2023-12-31"],
      ["2.000000", "2024-12-31"],
      ["3.000000", null]
    ]);
  });
});

test("a figure with no publication date counts as known when the source was compiled", async () => {
  await withModels({readings: [{published_on: ""}]}, async store => {
    expect(await select(store, "select observation_id, known_from, known_basis from mart.observation")).toEqual([
      {observation_id: "s1.2020.20260131", known_from: "2026-01-31", known_basis: "compiled"}
    ]);
  });
});

test("two editions of one year stay side by side, each current", async () => {
  const reference = {series: [series({edition: "2022"}), series({series_id: "s2", edition: "2025"})]};
  const readings = [{value: "88530"}, {key: "s2", value: "42000", published_on: "2025-03"}].map(row => ({
    ...row,
    unit: "兆円"
  }));
  await withModels({reference, readings}, async store => {
    expect(await rows(store, "select series_id, value, known_to from mart.observation order by 1")).toEqual([
      ["s1", "88530.000000", null],
      ["s2", "42000.000000", null]
    ]);
  });
});
