import {expect, test} from "vitest";
import {type Explanation, explain} from "../../pipeline/answer/explain.js";
import {readHeld} from "../../pipeline/answer/held.js";
import {quarantine} from "../../pipeline/cli/quarantine.js";
import {withReadStore} from "../../pipeline/store.js";
import {problemsOf} from "../helpers/errors.js";
import {checkReadable, drop} from "../helpers/inbox.js";
import {clock, withProject, withRanProject} from "../helpers/project.js";
import {rows} from "../helpers/store.js";

const report = (...lines: string[]) => `長岡バイオコミュニティ\n指標,年度,値,単位\n${lines.join("\n")}\n`;
const YEARS = report("関連企業数,2022,100,社", "関連企業数,2023,104,社", "関連企業数,2024,10800,社");
const HELD = "select address, rule_id from quarantine.reading where decided order by reading_id";
const correction = (cells: string) => (text: string) => `${text}${cells}\n`;
const FILE = "community_report,data/inbox/community_report/r.csv";

test("a value a hundred times the last one is held, with the factor in the message, until somebody accepts it", async () => {
  await withProject(async project => {
    const checked = await checkReadable(project, "r.csv", YEARS);
    expect(checked.quarantined.map(({address, rule}) => [address, rule])).toEqual([["line 5 値", "unit_slip"]]);
    expect(checked.quarantined[0]?.message_ja).toContain("単位の取り違えの疑い（100倍）");
    await drop(project, "r.csv", YEARS);
    await project.run();
    await withReadStore(project.settings.warehouse, async store => {
      expect(await rows(store, HELD)).toEqual([["line 5 値", "unit_slip"]]);
      const [held] = await readHeld(store, {file: checked.published_as}); // the code is as good as the name
      expect(held).toMatchObject({file: "data/inbox/community_report/r.csv", published_as: checked.published_as});
      expect(await readHeld(store, {file: "file-ffffffffffff"})).toEqual([]);
    });
    await project.edit(
      "data/reference/correction.csv",
      correction(`${FILE},line 5 値,accept,10800,,unit_slip,確認した,,事務局,2026-11-24`)
    );
    await project.run();
    await withReadStore(project.settings.warehouse, async store => {
      expect(await rows(store, HELD)).toEqual([]);
      expect(
        await rows(
          store,
          `select value, contains(steps, 'accepted_by_hand')
            from mart.observation
            where period = 'FY2024' and series_id like 'report.%'`
        )
      ).toEqual([["10800.000000", true]]);
    });
  });
});

test("a correction puts another text in place, keeps what was typed, and fails once the file has been mended", async () => {
  await withProject(async project => {
    await drop(project, "r.csv", YEARS);
    await project.edit(
      "data/reference/correction.csv",
      correction(`${FILE},line 5 値,value,10800,108,,桁の誤り,,事務局,2026-11-24`)
    );
    await project.run();
    await withReadStore(project.settings.warehouse, async store => {
      expect(
        await rows(
          store,
          `select value, raw_text, contains(steps, 'corrected')
            from mart.observation
            where period = 'FY2024' and series_id like 'report.%'`
        )
      ).toEqual([["108.000000", "10800", true]]);
    });
    await withReadStore(project.settings.warehouse, async store => {
      const [{figure}] = (await explain(store, ["report.nagaoka.related_companies", "FY2024"])) as [Explanation];
      const {published_as} = await checkReadable(project, "r.csv", YEARS);
      expect(figure).toMatchObject({file: "data/inbox/community_report/r.csv", published_as});
      expect(await rows(store, "select distinct file from mart.figure where document_id like 'file-%'")).toEqual([
        [published_as]
      ]);
      expect(await rows(store, "select file, decided_on from mart.correction")).toEqual([[published_as, "2026-11-24"]]);
    });
    await drop(project, "r.csv", YEARS.replace("10800", "108"));
    const [problem] = await problemsOf(() => project.run());
    expect(problem?.where).toBe("check correction_expects");
    expect(problem?.en).toContain("10800");
  });
});

test("what cannot be read cannot be accepted as it stands", async () => {
  await withProject(async project => {
    await drop(project, "r.csv", report("関連企業数,2024,10～15,社"));
    await project.edit(
      "data/reference/correction.csv",
      correction(`${FILE},line 3 値,accept,10～15,,number_range,確認した,,事務局,2026-11-24`)
    );
    const [problem] = await problemsOf(() => project.run());
    expect(problem?.where).toBe("check correction_acceptable");
  });
});

test("after a name has been added, replay judges the held readings alone and publishes what came free", async () => {
  await withProject(async project => {
    await drop(project, "r.csv", report("連携企業数,2024,12,社", "論文数,2024,5～6,本", "特許件数,2024,3,件"));
    await project.run();
    await project.edit("data/reference/name.csv", text => `${text}indicator,連携企業数,related_companies,,\n`);
    const log: string[] = [];
    const context = {
      settings: project.settings,
      env: {},
      now: clock("2026-11-25T00:00:00Z"),
      log: (line: string) => log.push(line)
    };
    const answer = await quarantine(context, ["replay"], {lang: "ja"});
    expect(answer.json).toMatchObject({held: 2, released: 1});
    expect(answer.text.split("\n")).toEqual([
      "data/inbox/community_report/r.csv  line 3 値  indicator_unknown → accepted",
      "data/inbox/community_report/r.csv  line 4 値  number_range → quarantined (number_range)"
    ]);
    expect(log[0]).toBe("保留 2 件のうち 1 件が解けました。");
    await withReadStore(project.settings.warehouse, async store => {
      expect(
        await rows(store, "select value from mart.observation where series_id = 'report.nagaoka.related_companies'")
      ).toEqual([["12.000000"]]);
    });
  });
});

test("without BIO_SAMPLE no byte of the samples is received or published; with it every value of them is flagged", async () => {
  await withRanProject(async project => {
    await withReadStore(project.settings.warehouse, async store => {
      expect(
        await rows(store, "select count(*)::integer from mart.observation where sample or file like 'data/sample/%'")
      ).toEqual([[0]]);
    });
    const {cp} = await import("node:fs/promises");
    const {join} = await import("node:path");
    const {repository} = await import("../helpers/project.js");
    const {sourcesFor} = await import("../../pipeline/sources/index.js");
    await cp(join(repository, "data/sample"), join(project.root, "data/sample"), {recursive: true});
    await project.run(undefined, {sources: sourcesFor({sample: true})});
    await withReadStore(project.settings.warehouse, async store => {
      const [counts] = await rows(
        store,
        `select count(*)::integer > 40, bool_and(sample), count(distinct entity_id)::integer,
          bool_and(starts_with(series_id, 'sample.'))
          from mart.observation
          where file like 'data/sample/%'`
      );
      expect(counts).toEqual([true, true, 5, true]);
      expect(
        await rows(store, "select count(*)::integer from mart.figure where file like 'data/sample/%' and not sample")
      ).toEqual([[0]]);
    });
    const again = await project.run();
    expect(again.changed).toBe(true);
    await withReadStore(project.settings.warehouse, async store => {
      expect(await rows(store, "select count(*)::integer from raw.reading where file like 'data/sample/%'")).toEqual([
        [0]
      ]);
    });
  });
});
