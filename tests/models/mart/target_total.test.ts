import {expect, test} from "vitest";
import {modelsOf, rows} from "../../helpers/store.js";
import {nationalTargets, newSeries} from "../../helpers/targets.js";

const withModels = modelsOf(
  "mart.computed_figure",
  "mart.figure",
  "mart.headline",
  "mart.target_progress",
  "mart.target_total"
);

test("the five groups of 2021 add to 92.3 from 59.8, beside the printed 92", async () => {
  await withModels(nationalTargets(), async store => {
    const columns = "headline_value, headline_figure_id, group_count, group_target_sum, group_baseline_sum, path_shape";
    expect(
      await rows(store, `select ${columns} from mart.target_total where target_set_id = 'bio-strategy-2021'`)
    ).toEqual([["92.000000", "target.bio-strategy-2021.bio-total.target", 5, "92.300000", "59.800000", "linear"]]);
  });
});

test("the headline, the derived sub-group and the areas are in no sum", async () => {
  await withModels(nationalTargets(), async store => {
    const [inputs = []] = await rows(
      store,
      "select inputs from mart.computed_figure where figure_id = 'computed.group_target_sum.bio-strategy-2021'"
    );
    expect(String(inputs[0]).split(" ")).toEqual([
      "target.bio-strategy-2021.grp-biomanufacturing.target",
      "target.bio-strategy-2021.grp-biopharma.target",
      "target.bio-strategy-2021.grp-healthcare.target",
      "target.bio-strategy-2021.grp-sustainable-primary.target",
      "target.bio-strategy-2021.grp-wood.target"
    ]);
    const printed = "select sum(value) from mart.figure where list_contains(string_split(?, ' '), figure_id)";
    expect(await rows(store, printed.replace("?", `'${inputs[0]}'`))).toEqual([["92.300000"]]);
  });
});

test("the set of 2024 stands apart: 100 with no groups, no sum and no coverage", async () => {
  await withModels(nationalTargets(), async store => {
    const columns = "headline_value, qualifier, group_count, group_target_sum, group_baseline_sum, supersedes_id";
    expect(
      await rows(store, `select ${columns} from mart.target_total where target_set_id = 'bioeconomy-strategy-2024'`)
    ).toEqual([["100.000000", "scale", 0, null, null, "bio-strategy-2021"]]);
    expect(await rows(store, "select distinct target_set_id from mart.target_progress")).toEqual([
      ["bio-strategy-2021"]
    ]);
  });
});

test("none of 92.3 is covered today; a comparable figure for wood covers the one of its target", async () => {
  const coverage = `select round(coverage, 6), areas, areas_judged
      from mart.headline
      where area_id = 'bio-total' and target_set_id = 'bio-strategy-2021'`;
  await withModels(nationalTargets(), async store => {
    expect(await rows(store, coverage)).toEqual([[0, 5, 0]]);
  });
  await withModels(newSeries("grp-wood", [{period: "2021"}, {period: "2022"}]), async store => {
    expect(await rows(store, coverage)).toEqual([[0.010834, 5, 1]]);
  });
});

test("figures of the market never change the sums of the targets", async () => {
  const world = newSeries("grp-wood", [{period: "2022", value: "40"}], {comparable_to_target: "false"});
  await withModels(world, async store => {
    expect(
      await rows(store, "select group_target_sum, group_baseline_sum from mart.target_total where group_count > 0")
    ).toEqual([["92.300000", "59.800000"]]);
  });
});
