import {expect, test} from "vitest";
import {modelsOf, rows} from "../../helpers/store.js";
import {nationalTargets} from "../../helpers/targets.js";

const withModels = modelsOf("mart.area", "mart.target_progress");

test("a group belongs to itself, an area to the group above it, and what is above a group to none", async () => {
  await withModels(nationalTargets(), async store => {
    const chosen = "('bio-total', 'seg-primary', 'grp-wood', 'area-9', 'sub-biomanufacturing-named')";
    expect(
      await rows(
        store,
        `select area_id, level, group_id from mart.area where area_id in ${chosen} order by level, area_id`
      )
    ).toEqual([
      ["area-9", "area", "grp-wood"],
      ["sub-biomanufacturing-named", "area", "grp-biomanufacturing"],
      ["grp-wood", "group", "grp-wood"],
      ["seg-primary", "segment", null],
      ["bio-total", "total", null]
    ]);
  });
});

test("every area stands under a group that carries a target", async () => {
  await withModels(nationalTargets(), async store => {
    const lost = `select area_id
        from mart.area
        where level = 'area' and group_id not in (select area_id
        from mart.target_progress)`;
    expect(await rows(store, lost)).toEqual([]);
    expect(
      await rows(store, "select count(*)::integer from mart.area where level = 'area' and area_no is not null")
    ).toEqual([[9]]);
  });
});

test("each group with a target has a fill of its own, so that charts tell them apart", async () => {
  await withModels(nationalTargets(), async store => {
    const fills = "select area.fill from mart.target_progress join mart.area as area using (area_id) order by all";
    expect(await rows(store, fills)).toEqual([[1], [2], [3], [4], [5]]);
  });
});
