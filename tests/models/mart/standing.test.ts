import {describe, expect, test} from "vitest";
import {modelsOf, rows, select} from "../../helpers/store.js";
import {nationalTargets, newSeries, type World} from "../../helpers/targets.js";

const withModels = modelsOf("mart.headline", "mart.verdict");

const SET = "bio-strategy-2021";

/** Wood, 0.5 in 2018 to 1.0 in 2030, with 0.68 in 2023. */
const wood = (values: Record<string, string> = {2020: "0.55", 2023: "0.68"}, world?: World) =>
  newSeries(
    "grp-wood",
    Object.entries(values).map(([period, value]) => ({period, value})),
    {series_id: "wood"},
    world
  );
const factory = (values: Record<string, string>, world?: World) =>
  newSeries(
    "grp-biomanufacturing",
    Object.entries(values).map(([period, value]) => ({period, value})),
    {series_id: "factory"},
    world
  );

test("gap, growth needed, years behind: wood at 0.68 in 2023 against a straight path of 0.708", async () => {
  await withModels(wood(), async store => {
    const [row] = await select(
      store,
      `select value, path_value, gap_jpy, round(growth_needed, 5) as growth, round(years_ahead, 3) as years
        from mart.headline
        where area_id = 'grp-wood'`
    );
    expect(row).toEqual({
      value: 0.68,
      path_value: "0.708333",
      gap_jpy: "-28333000000.000000",
      growth: 0.05664,
      years: -0.68
    });
  });
});

test("the gaps of the groups add to the yen to the gap of the whole, and coverage is their share of the target", async () => {
  await withModels(factory({2021: "36.5", 2023: "38.0"}, wood()), async store => {
    const parts = await rows(
      store,
      "select gap_jpy from mart.headline where area_id in ('grp-wood', 'grp-biomanufacturing')"
    );
    const [whole] = await rows(
      store,
      `select gap_jpy, coverage, areas, areas_judged, verdict, reason
        from mart.headline
        where area_id = 'bio-total' and target_set_id = '${SET}'`
    );
    const sum = parts.reduce((all, [gap]) => all + BigInt(String(gap).replace(".", "")), 0n);
    expect(BigInt(String(whole?.[0]).replace(".", ""))).toBe(sum);
    expect(whole?.slice(1)).toEqual([54.3 / 92.3, 5, 2, "undetermined", "no_comparable_observation"]);
  });
});

test("the whole is judged once every group is, by the path alone", async () => {
  const all = ["grp-biomanufacturing", "grp-healthcare", "grp-biopharma", "grp-sustainable-primary", "grp-wood"];
  const world = all.reduce(
    (sofar, area) =>
      newSeries(
        area,
        [
          {period: "2021", value: "33"},
          {period: "2023", value: "34"}
        ],
        {series_id: area},
        sofar
      ),
    nationalTargets()
  );
  await withModels(world, async store => {
    const [whole] = await rows(
      store,
      `select verdict, reason, areas_judged from mart.headline where area_id = 'bio-total' and target_set_id = '${SET}'`
    );
    expect(whole).toEqual(["achieved", null, 5]); // 170 against 92.3
  });
});

test("methods that disagree give no word, and the strip has each of them", async () => {
  const world = newSeries("grp-sustainable-primary", [
    {period: "2020", value: "0.45"},
    {period: "2023", value: "0.600"}
  ]);
  await withModels(world, async store => {
    const of = "area_id = 'grp-sustainable-primary'";
    expect(await rows(store, `select verdict, reason, rounding_decides from mart.headline where ${of}`)).toEqual([
      ["split", "rounding_decides", true]
    ]);
    expect(await rows(store, `select method_id, verdict from mart.verdict where ${of} order by 1`)).toEqual([
      ["linear-rate@1", "acceleration_needed"],
      ["path-gap@1", "limited"],
      ["ratio-cagr@1", "on_track"],
      ["un-extrapolate@1", "acceleration_needed"]
    ]);
  });
});

test("rounding: a printed 0.3 stands for [0.25, 0.35), and the value that turns the verdict is named", async () => {
  const world = newSeries("grp-sustainable-primary", [
    {period: "2020", value: "0.45"},
    {period: "2023", value: "0.600"}
  ]);
  await withModels(world, async store => {
    const [row] = await rows(
      store,
      `select baseline_value - baseline_half, baseline_value + baseline_half, rounding_decides, verdict_worst,
        verdict_best, flip_input, flip_value, flip_verdict
        from mart.verdict
        where area_id = 'grp-sustainable-primary' and method_id = 'ratio-cagr@1'`
    );
    expect(row).toEqual([
      0.25,
      expect.closeTo(0.35, 10),
      true,
      "acceleration_needed",
      "on_track",
      "baseline",
      0.303,
      "acceleration_needed"
    ]);
  });
});

test("a verdict far from every threshold is not borderline", async () => {
  await withModels(factory({2021: "36.5", 2023: "38.0"}), async store => {
    expect(
      await rows(
        store,
        `select distinct verdict, rounding_decides
          from mart.verdict
          where area_id = 'grp-biomanufacturing' and method_id in ('un-extrapolate@1', 'ratio-cagr@1')`
      )
    ).toEqual([["acceleration_needed", false]]);
  });
});

describe("what cannot be answered says why", () => {
  const reason = (world: World) =>
    withModels(world, store =>
      rows(
        store,
        "select method_id, reason from mart.verdict where area_id = 'grp-wood' and verdict = 'undetermined' order by 1"
      )
    );

  test("a value that changed its sign leaves the methods of growth without an answer, and no others", async () => {
    expect(await reason(wood({2020: "0.5", 2023: "▲0.1"}))).toEqual([
      ["ratio-cagr@1", "sign_change"],
      ["un-extrapolate@1", "sign_change"]
    ]);
  });

  test("a definition that changed on the way", async () => {
    const broken = wood({2020: "0.5", 2024: "0.7"});
    const gap = newSeries("grp-wood", [{period: "2022", value: "定義変更", unit: ""}], {series_id: "unused"}, broken);
    const moved = {
      ...gap,
      readings: (gap.readings ?? []).map(one => (one.key === "unused" ? {...one, key: "wood", unit: "兆円"} : one))
    };
    expect((await reason(moved)).map(([, why]) => why)).toEqual(Array(4).fill("definition_changed"));
  });

  test("two series that both claim the target's definition and contradict each other", async () => {
    const other = newSeries(
      "grp-wood",
      [
        {period: "2020", value: "0.6"},
        {period: "2023", value: "0.95"}
      ],
      {series_id: "other"},
      wood()
    );
    expect((await reason(other)).map(([, why]) => why)).toEqual(Array(4).fill("scope_mismatch"));
  });
});
