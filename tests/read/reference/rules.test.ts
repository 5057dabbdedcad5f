import {rm} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {mistake, path, refused} from "../../helpers/mistakes.js";
import {withProject} from "../../helpers/project.js";

test.each([
  ["target_value", "1.0", "1.1", "group_target_sum", "92.3", "92.4"],
  ["baseline_value", "0.5", "0.4", "group_baseline_sum", "59.8", "59.7"],
  ["target_value", "1.0", "1.000001", "group_target_sum", "92.3", "92.300001"]
])("a %s of %s typed as %s breaks the %s of %s", async (column, from, to, stated, expected, found) => {
  await withProject(async project => {
    await mistake(project, "target", "bio-strategy-2021,grp-wood", from, to);
    const line =
      (await project.read(path("target_set"))).split("\n").findIndex(row => row.startsWith("bio-strategy-2021")) + 1;
    expect(await refused(project)).toEqual([
      {
        where: `${path("target_set")}:${line} ${stated}`,
        ja: `「${expected}」です。target.csv の 5 領域群の ${column} の合計と同じ値（合計は ${found}）が必要です。`,
        en: `found "${expected}", expected the sum of ${column} over the groups in target.csv (which is ${found}).`
      }
    ]);
  });
});

test("neither the total nor the derived sub-group enters the sums of the groups", async () => {
  await withProject(async project => {
    await mistake(project, "target", "bio-strategy-2021,bio-total", ",92,", ",95,");
    await mistake(project, "target", "bio-strategy-2021,sub-biomanufacturing-named", "41.4", "40.4");
    await expect(refused(project)).rejects.toThrow("nothing was refused");
  });
});

test.each([
  ["gtb-papers", ",community,gtb,", ",community,tokyo,", "tokyo", "community"],
  ["gtb-papers", ",community,gtb,", ",community,grp-wood,", "grp-wood", "community"],
  ["meti-healthcare-2023,", ",area,grp-healthcare,", ",area,gtb,", "gtb", "area"],
  ["university-ventures-all", ",nation,JP,", ",nation,XX,", "XX", "nation"]
])(
  "the series %s cannot belong to an entity that is not of its type (%s typed as %s)",
  async (row, from, to, found, type) => {
    await withProject(async project => {
      const line = await mistake(project, "series", row, from, to);
      expect(await refused(project)).toEqual([
        {
          where: `${path("series")}:${line} entity_id`,
          ja: `「${found}」です。${type} の識別子が必要です。`,
          en: `found "${found}", expected an id of entity type ${type}.`
        }
      ]);
    });
  }
);

test("an organisation that is no member's name is refused, be it ever so near", async () => {
  await withProject(async project => {
    const line = await mistake(project, "organisation", "筑波大学", "筑波大学", "筑波大");
    expect(await refused(project)).toEqual([
      {
        where: `${path("organisation")}:${line} member_name_ja`,
        ja: "「筑波大」です。community_member 表にある名称が必要です。",
        en: 'found "筑波大", expected a name that exists in the community_member table.'
      }
    ]);
  });
});

test("an overruled status with none in force beside it is refused", async () => {
  await withProject(async project => {
    const line = await mistake(project, "community_status", "fukuoka,certified,2021", ",false,", ",true,");
    const expected = {
      ja: "「true」です。同じコミュニティ・同じ区分で有効な行（superseded=false）が必要です。",
      en: 'found "true", expected a row in force (superseded=false) for the same community and status.'
    };
    expect(await refused(project)).toEqual([
      {where: `${path("community_status")}:${line} superseded`, ...expected},
      {where: `${path("community_status")}:${line + 1} superseded`, ...expected}
    ]);
  });
});

test.each([
  ["expected_ja", "unit_name 表にある単位", "日本語"],
  ["expected_en", "a unit of the unit_name table", "English"]
])("a rule that holds a reading must say in %s what it expects", async (column, words) => {
  await withProject(async project => {
    const line = await mistake(project, "rule", "unit_unknown", words, "");
    expect(await refused(project)).toEqual([
      {
        where: `${path("rule")}:${line} ${column}`,
        ja: "空です。保留の規則（kind=quarantine）では求める書き方が必要です。",
        en: "found an empty cell, expected what is asked for, as the rule is of kind quarantine."
      }
    ]);
  });
});

test("a rule that holds a reading must say what it concerns", async () => {
  await withProject(async project => {
    const line = await mistake(project, "rule", "unit_unknown", ",unit,", ",,");
    expect(await refused(project)).toEqual([
      {
        where: `${path("rule")}:${line} concerns`,
        ja: "空です。保留の規則（kind=quarantine）では何についての規則かが必要です。",
        en: "found an empty cell, expected what it concerns, as the rule is of kind quarantine."
      }
    ]);
  });
});

test.each(["area", "community", "community_member", "target"])(
  "when %s.csv is gone, that is the one problem: rows that point into it are not blamed",
  async table => {
    await withProject(async project => {
      await rm(join(project.root, path(table)));
      expect((await refused(project)).map(({where}) => where)).toEqual([path(table)]);
    });
  }
);

test("rules over several rows come all at once too", async () => {
  await withProject(async project => {
    await mistake(project, "target", "bio-strategy-2021,grp-wood", "1.0", "1.1");
    await mistake(project, "series", "gtb-papers", ",community,gtb,", ",community,tokyo,");
    await mistake(project, "community_status", "fukuoka,certified,2021", ",false,", ",true,");
    expect((await refused(project)).map(({where}) => where.replace(/:\d+/, ""))).toEqual([
      `${path("target_set")} group_target_sum`,
      `${path("series")} entity_id`,
      `${path("community_status")} superseded`,
      `${path("community_status")} superseded`
    ]);
  });
});
