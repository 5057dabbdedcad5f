import {describe, expect, test} from "vitest";
import {everything, modelsOf, rows} from "../../helpers/store.js";
import {newSeries, type World} from "../../helpers/targets.js";

const withModels = modelsOf("mart.headline", "mart.standing", "mart.target_path", "mart.verdict");

const SET = "bio-strategy-2021";

/** Wood, 0.5 in 2018 to 1.0 in 2030, with 0.68 in 2023. */
const wood = (values: Record<string, string> = {2020: "0.55", 2023: "0.68"}, world?: World) =>
  newSeries(
    "grp-wood",
    Object.entries(values).map(([period, value]) => ({period, value})),
    {series_id: "wood"},
    world
  );
function withTarget(area_id: string, cells: Record<string, string>, world: World): World {
  const target = (world.reference?.target ?? []).map(row => (row.area_id === area_id ? {...row, ...cells} : row));
  return {...world, reference: {...world.reference, target}};
}

describe("after the target's year (healthcare, 33.0 in 2025)", () => {
  const after = newSeries("grp-healthcare", [
    {period: "2023", value: "30.0"},
    {period: "2026", value: "32.5"}
  ]);
  const judged = (rule: string) =>
    withModels(withTarget("grp-healthcare", {past_rule: rule}, after), async store => ({
      verdicts: await rows(
        store,
        `select distinct verdict, reason, target_value, target_at
          from mart.verdict
          where area_id = 'grp-healthcare'
          order by all`
      ),
      path: await rows(
        store,
        `select year, value, basis
          from mart.target_path
          where area_id = 'grp-healthcare' and shape = 'linear' and year in (2024, 2026, 2030)
          order by 1`
      ),
      whole: await rows(
        store,
        `select areas from mart.headline where area_id = 'bio-total' and target_set_id = '${SET}'`
      )
    }));

  test("hold: the target stands, and an unreached one is never on track", async () => {
    const {verdicts, path, whole} = await judged("hold");
    expect(new Set(verdicts.map(([verdict]) => verdict))).toEqual(new Set(["acceleration_needed"]));
    expect(path).toEqual([
      [2024, "32.111111", "path"],
      [2026, "33.000000", "held"],
      [2030, "33.000000", "held"]
    ]);
    expect(whole).toEqual([[5]]);
  });

  test("extend: the target moves on along its path to the year of the set", async () => {
    const {verdicts, path} = await judged("extend");
    expect(verdicts.every(([, , , at]) => at === 2030)).toBe(true);
    expect(path[2]).toEqual([2030, "37.444444", "extended"]);
    expect(new Set(verdicts.map(([, , value]) => Number(value).toFixed(2)))).toEqual(new Set(["37.44", "38.50"]));
  });

  test("exclude: it is judged no more, has no path, and is in no sum", async () => {
    const {verdicts, path, whole} = await judged("exclude");
    expect(verdicts).toEqual(
      [["undetermined", "target_year_past", "33.000000", 2025]].map(([a, b, , d]) => [a, b, 33, d])
    );
    expect(path).toEqual([[2024, "32.111111", "path"]]);
    expect(whole).toEqual([[4]]);
  });
});

test("a milestone that is published is a stop of its own path, and no path is made up where there is none", async () => {
  const milestone = {
    target_set_id: SET,
    area_id: "grp-wood",
    year: "2025",
    value: "0.6",
    unit: "兆円",
    document_id: "cao-platform-2023",
    locator: "x",
    confidence: "A"
  };
  const world = wood();
  const given: World = {
    ...world,
    reference: {...world.reference, target_milestone: [milestone], document: everything.document ?? []},
    readings: [
      ...(world.readings ?? []),
      {
        key: `${SET}/grp-wood`,
        subject: "target",
        role: "milestone",
        period: "2025",
        value: "0.6",
        unit: "兆円",
        status: "target",
        document: "cao-platform-2023",
        published_on: ""
      }
    ]
  };
  await withModels(given, async store => {
    expect(
      await rows(
        store,
        `select year, value, basis
          from mart.target_path
          where shape = 'milestones' and year in (2018, 2023, 2025, 2027, 2030)
          order by 1`
      )
    ).toEqual([
      [2018, "0.500000", "baseline"],
      [2023, "0.571429", "path"],
      [2025, "0.600000", "milestone"],
      [2027, "0.760000", "path"],
      [2030, "1.000000", "target"]
    ]);
    expect(await rows(store, "select distinct area_id from mart.standing where shape = 'milestones'")).toEqual([
      ["grp-wood"]
    ]);
  });
  await withModels(world, async store => {
    expect(await rows(store, "select count(*)::integer from mart.target_path where shape = 'milestones'")).toEqual([
      [0]
    ]);
  });
});
