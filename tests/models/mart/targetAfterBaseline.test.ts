import {expect, test} from "vitest";
import {modelsOf, rows} from "../../helpers/store.js";
import {newSeries} from "../../helpers/targets.js";

const withModels = modelsOf("mart.headline");

/** Whether wood can be judged, and why not; a figure of long before the baseline is always there, to make two. */
const wood = "select verdict <> 'undetermined', reason from mart.headline where area_id = 'grp-wood'";
const before = {period: "2010", unit: "兆円", value: "9"};

test.each([
  ["the last day of the baseline year", "2018-12-31", false],
  ["a month of the baseline year", "2018-06", false],
  ["the fiscal year that began in the baseline year", "FY2018", false],
  ["a total over years from before the baseline", "2015/2020", false],
  ["the first day after the baseline year", "2019-01-01", true],
  ["the next fiscal year", "FY2019", true]
])("%s (%s): is it after the baseline of 2018? %s", async (_name, period, after) => {
  await withModels(newSeries("grp-wood", [before, {period}]), async store => {
    expect(await rows(store, wood)).toEqual([
      after ? [true, "rounding_decides"] : [false, period === "2015/2020" ? "one_point" : "base_year_mismatch"]
    ]);
  });
  await withModels(newSeries("grp-wood", [before, {period}], {comparable_to_target: "unknown"}), async store => {
    expect(await rows(store, wood)).toEqual([[false, after ? "scope_mismatch" : "no_comparable_observation"]]);
  });
});

test.each(["true", "unknown"])(
  "a withheld figure gives no verdict and no reason (comparable: %s)",
  async comparable => {
    const world = newSeries("grp-wood", [{period: "2021"}, {period: "2022"}], {comparable_to_target: comparable});
    const withheld = [{subject: "observation", key: "new", reason_ja: "未確認", reason_en: "open"}];
    await withModels({...world, reference: {...world.reference, withheld}}, async store => {
      expect(await rows(store, wood)).toEqual([[false, "no_comparable_observation"]]);
    });
  }
);

test("a figure of another kind than the target's unit never judges, whatever its series claims", async () => {
  await withModels(
    newSeries(
      "grp-wood",
      [
        {period: "2021", unit: "t"},
        {period: "2022", unit: "t"}
      ],
      {unit: "t"}
    ),
    async store => {
      expect(await rows(store, wood)).toEqual([[false, "no_comparable_observation"]]);
    }
  );
  await withModels(
    newSeries("grp-wood", [
      {period: "2021", unit: "億円"},
      {period: "2022", unit: "億円"}
    ]),
    async store => {
      expect(await rows(store, wood)).toEqual([[true, null]]);
    }
  );
});
