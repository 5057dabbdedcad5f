import {readlink, rm} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {withReadStore} from "../../pipeline/store.js";
import {problemsOf} from "../helpers/errors.js";
import {filesIn, OBSERVATIONS, type Project, withProject, withRanProject} from "../helpers/project.js";
import {select} from "../helpers/store.js";

const BAD_ROW = "meti-healthcare-2023,2021,？二十四,兆円,,estimate,2024-08,yakuji-104912,B,,\n";

test("a row that cannot be read is held with its place and its reason, and all others arrive", async () => {
  await withProject(async project => {
    await project.edit(OBSERVATIONS, text => text + BAD_ROW);
    const {manifest, warnings, steps} = await project.run();
    expect(manifest.tables.observation?.rows).toBe(157);
    expect(warnings).toMatchObject([{check: "quarantine_waiting", count: 1}]);
    expect(steps.at(-1)?.[0]).toBe("publish");
    expect(
      await ask(
        project,
        "select * exclude (reading_id, artifact_sha256, expected_ja, expected_en) from quarantine.reading"
      )
    ).toEqual([
      {
        rule_id: "number_unreadable",
        source_id: "published_figures",
        file: OBSERVATIONS,
        published_as: OBSERVATIONS,
        address: "line 159, value",
        key: "meti-healthcare-2023",
        decided: true,
        raw_text: "？二十四",
        found_text: "？二十四",
        offered: null,
        message_ja: "数として読めない：「？二十四」。数（例 1234.5、１，２３４、▲5）が必要です。",
        message_en: 'not readable as a number: found "？二十四"; expected a number, e.g. 1234.5.'
      }
    ]);
    expect(await project.read("data/internal/current/quarantine.csv")).toContain("line 159, value");
    const published = await project.read("data/published/current/quarantine.csv");
    expect(published).toContain("number_unreadable,1,数として読めない");
    expect(published).not.toMatch(/line 159|二十四/);
  });
});

test("every reason against one row is given at once", async () => {
  await withProject(async project => {
    await project.edit(
      OBSERVATIONS,
      text => `${text}no-such-series,20xx,one,furlong,nearly,maybe,lately,no-such-paper,B,,\n`
    );
    const {manifest} = await project.run();
    expect(manifest.tables.observation?.rows).toBe(157);
    expect(
      (await ask(project, "select rule_id from quarantine.reading order by 1")).map(({rule_id}) => rule_id)
    ).toEqual([
      "document_unknown",
      "number_unreadable",
      "period_unreadable",
      "published_on_unreadable",
      "qualifier_unknown",
      "series_unknown",
      "status_unknown",
      "unit_unknown"
    ]);
  });
});

test("a broken file is named in one line and, once mended, counts as received beside the good one", async () => {
  await withRanProject(async project => {
    const before = await filesIn(project.settings.published);
    await project.edit(OBSERVATIONS, text => `${text}meti-healthcare-2023,2021,24\n`);
    expect(await problemsOf(() => project.run("2026-11-25T00:00:00.000Z"))).toEqual([
      {
        where: `${OBSERVATIONS}:159`,
        ja: "セルの数が 3 個です。見出しと同じ 11 個が必要です。",
        en: "found 3 cells, expected 11 as in the header."
      }
    ]);
    expect([...(await filesIn(project.settings.published)).keys()]).toEqual([...before.keys()]);

    await project.edit(OBSERVATIONS, text =>
      text.replace("2021,24\n", "2021,24,兆円,,estimate,2024-08,yakuji-104912,B,,\n")
    );
    const mended = await project.run("2026-11-26T00:00:00.000Z");
    expect(mended.manifest.tables.observation?.rows).toBe(158);
    const files = await ask(
      project,
      `select is_newest, readings, accepted, skipped
        from mart.source_status
        where file = '${OBSERVATIONS}'
        order by first_received_at`
    );
    expect(files).toEqual([
      {is_newest: false, readings: 157, accepted: 0, skipped: 157},
      {is_newest: false, readings: 0, accepted: 0, skipped: 0},
      {is_newest: true, readings: 158, accepted: 158, skipped: 0}
    ]);
  });
});

test("a check that fails leaves the published set and the warehouse as they were", async () => {
  await withRanProject(async project => {
    const link = await readlink(join(project.settings.published, "current"));
    const before = await filesIn(project.root);
    await project.edit("data/reference/target_set.csv", text => text.replace('earn abroad",92,', 'earn abroad",93,'));
    const [problem, ...others] = await problemsOf(() => project.run("2026-11-25T00:00:00.000Z"));
    expect(others).toEqual([]);
    expect(problem?.where).toBe("check headline");
    expect(problem?.ja).toMatch(/^検査に通りません（1 行）。公開中の版はそのままです。/);
    expect(problem?.en).toMatch(/^the headline of a target set differs .* \(1 rows\); what is published stays\./);
    expect(await readlink(join(project.settings.published, "current"))).toBe(link);
    const after = await filesIn(project.root);
    const differing = [...after].filter(([path, bytes]) => !before.get(path)?.equals(bytes)).map(([path]) => path);
    expect(differing).toEqual(["data/reference/target_set.csv", "data/runs.jsonl"]); // that it failed is written down
    expect(after.size).toBe(before.size);
  });
});

test("mistakes in the reference tables stop a run before anything is received", async () => {
  await withProject(async project => {
    await project.edit("data/reference/area.csv", text =>
      text.replace("grp-wood,seg-primary,", "grp-wood,seg-forest,")
    );
    expect((await problemsOf(() => project.run())).map(({where}) => where)).toEqual([
      "data/reference/area.csv:8 parent_id"
    ]);
    expect(
      [...(await filesIn(project.root)).keys()].filter(path => !/^data\/(reference|bundled)\//.test(path))
    ).toEqual(["data/runs.jsonl"]);
  });
});

test("a source file that is gone is named", async () => {
  await withProject(async project => {
    await rm(join(project.root, OBSERVATIONS));
    expect(await problemsOf(() => project.run())).toEqual([
      {where: OBSERVATIONS, ja: "ファイルがありません。", en: "the file is missing."}
    ]);
  });
});

function ask({settings}: Project, sql: string) {
  return withReadStore(settings.warehouse, store => select(store, sql));
}
