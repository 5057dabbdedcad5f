import {expect, test} from "vitest";
import {everything, modelsOf, rows} from "../../helpers/store.js";
import {nationalTargets, newSeries, retyped, type World} from "../../helpers/targets.js";

const withModels = modelsOf("mart.headline", "mart.verdict", "mart.standing");
const SET = "bio-strategy-2021";
const document = "cao-platform-2023";

/** The set judged on its published stops, one for each group named: [value in 2023, unit]. */
function stops(given: Record<string, [value: string, unit: string]>, world = nationalTargets()): World {
  const each = Object.entries(given);
  const row = {target_set_id: SET, year: "2023", document_id: document, locator: "x", confidence: "A"};
  const side = {subject: "target", role: "milestone", period: "2023", status: "target", published_on: ""} as const;
  const sets = (world.reference?.target_set ?? []).map(one => ({...one, path_shape: "milestones"}));
  return {
    reference: {
      ...world.reference,
      document: everything.document ?? [],
      target_set: sets,
      target_milestone: each.map(([area_id, [value, unit]]) => ({...row, area_id, value, unit}))
    },
    readings: [
      ...(world.readings ?? []),
      ...each.map(([area, [value, unit]]) => ({...side, key: `${SET}/${area}`, value, unit, document}))
    ],
    source: world.source ?? {}
  };
}

const seen = (area: string, value: string, world?: World, period = "2023") =>
  newSeries(
    area,
    [
      {period: "2021", value},
      {period, value}
    ],
    {series_id: area},
    world
  );

test("a group above a stop that stands at its baseline or below it is on track, whatever the unit of the stop", async () => {
  const groups: Record<string, string> = {
    "grp-wood": "0.55",
    "grp-biopharma": "1.45",
    "grp-healthcare": "23.85",
    "grp-biomanufacturing": "32.5",
    "grp-sustainable-primary": "0.2"
  };
  const world = Object.entries(groups).reduce<World>(
    (all, [area, value]) => seen(area, value, all),
    stops({
      "grp-wood": ["5000", "億円"],
      "grp-biopharma": ["1.4", "兆円"],
      "grp-healthcare": ["23.9", "兆円"],
      "grp-biomanufacturing": ["32.5", "兆円"],
      "grp-sustainable-primary": ["0.25", "兆円"]
    })
  );
  await withModels(world, async store => {
    const query = `select area_id, verdict, reason, ratio, working, verdict_worst, verdict_best, flip_input, flip_value
      from mart.verdict where method_id = 'path-gap@1' order by 1`;
    expect(await rows(store, query)).toEqual([
      [
        "grp-biomanufacturing",
        "on_track",
        "rounding_decides",
        null,
        "32.5 = 32.5",
        "deterioration",
        "on_track",
        "value",
        32.499
      ],
      ["grp-biopharma", "on_track", "path_not_ahead", null, "1.45 > 1.4", "on_track", "on_track", null, null],
      [
        "grp-healthcare",
        "deterioration",
        "path_not_ahead",
        null,
        "23.85 < 23.9",
        "deterioration",
        "deterioration",
        null,
        null
      ],
      // 0.2 stands for [0.15, 0.25): it comes as near to 0.25 as one likes and never reaches it
      [
        "grp-sustainable-primary",
        "deterioration",
        "path_not_ahead",
        null,
        "0.2 < 0.25",
        "deterioration",
        "deterioration",
        null,
        null
      ],
      ["grp-wood", "on_track", "path_not_ahead", null, "0.55 > 0.5", "on_track", "on_track", null, null]
    ]);
  });
});

test("between whole years and after the last the path of published stops goes on", async () => {
  const path = (period: string) =>
    withModels(seen("grp-wood", "0.55", stops({"grp-wood": ["0.4", "兆円"]}), period), store =>
      rows(
        store,
        `select path_value, verdict from mart.verdict
          where method_id = 'path-gap@1' and area_id = 'grp-wood'`
      )
    );
  expect(await path("2023-07-02")).toEqual([[expect.closeTo(0.4427, 3), "on_track"]]);
  expect(await path("2032")).toEqual([[1, "limited"]]);
});

test("a baseline of nought has no path of a constant rate, and so no verdict on one", async () => {
  const world = seen("grp-wood", "0.60", retyped("grp-wood", "baseline", {value: "0.0"}));
  await withModels(world, async store => {
    const query = `select shape, path_verdict, path_ratio, reason from mart.standing
      where area_id = 'grp-wood' order by 1`;
    expect(await rows(store, query)).toEqual([
      ["geometric", "undetermined", null, "sign_change"],
      ["linear", "on_track", expect.closeTo(1.44, 6), null]
    ]);
  });
});

test("the whole is judged by the side of its path where the paths together dip under the baselines", async () => {
  const targets = {"grp-healthcare": "1.0", "grp-biomanufacturing": "32.6", "grp-wood": "40.0"}; // the first by 2025
  const values = {
    "grp-biomanufacturing": "32.5",
    "grp-biopharma": "1.5",
    "grp-healthcare": "24.8",
    "grp-sustainable-primary": "0.3",
    "grp-wood": "0.5"
  };
  const aimed = Object.entries(targets).reduce<World>(
    (all, [area, value]) => retyped(area, "target", {value}, all),
    nationalTargets()
  );
  const world = Object.entries(values).reduce<World>((all, [area, value]) => seen(area, value, all), aimed);
  await withModels(world, async store => {
    // 59.6 against 59.8 at the start and a path of 58.76 in 2023
    const query = `select verdict, reason, round(path_value, 2) from mart.standing
      where area_id = 'bio-total' and target_set_id = '${SET}' and shape = 'linear'`;
    expect(await rows(store, query)).toEqual([["on_track", "path_not_ahead", "58.76"]]);
  });
});
