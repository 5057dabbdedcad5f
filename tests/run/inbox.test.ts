import {symlink} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {lastUnopened, readRuns} from "../../pipeline/run/runLedger.js";
import {readSummary} from "../../pipeline/schedule/summaryFile.js";
import {withReadStore} from "../../pipeline/store.js";
import {checkOne, checkReadable, drop} from "../helpers/inbox.js";
import {withProject} from "../helpers/project.js";
import {rows} from "../helpers/store.js";

const small = (value: string) => `長岡バイオコミュニティ\n指標,年度,値,単位\n参画機関数,2024,${value},機関\n`;
const versions = `select value, known_from, known_to, withheld
    from mart.observation
    where series_id = 'report.nagaoka.participating_orgs'
    order by known_from`;

test("a later corrected file is a new version and no second truth, under the same name or another, on another day or the same", async () => {
  await withProject(async project => {
    await drop(project, "report.csv", small("65"));
    await project.run("2026-11-20T01:00:00Z");
    await drop(project, "report.csv", small("66"));
    await project.run("2026-11-21T01:00:00Z");
    await drop(project, "report_rev.csv", small("67"));
    await project.run("2026-11-21T02:00:00Z");
    await withReadStore(project.settings.warehouse, async store => {
      expect(await rows(store, versions)).toEqual([
        ["65.000000", "2026-11-20", "2026-11-21", false],
        ["67.000000", "2026-11-21", null, false]
      ]);
      expect(
        await rows(
          store,
          `select rule_id
            from staging.disposition
            where file = 'data/inbox/community_report/report.csv'
            order by reading_id`
        )
      ).toEqual([[null], ["superseded_reading"]]);
    });
  });
});

test("two files of one run that contradict each other are both held", async () => {
  await withProject(async project => {
    await drop(project, "a.csv", small("65"));
    await drop(project, "b.csv", small("66"));
    await project.run();
    await withReadStore(project.settings.warehouse, async store => {
      expect(await rows(store, "select rule_id from quarantine.reading where decided")).toEqual([
        ["duplicate_key"],
        ["duplicate_key"]
      ]);
    });
  });
});

test("a figure that the corrected file no longer has is withdrawn", async () => {
  await withProject(async project => {
    await drop(project, "report.csv", `${small("65")}関連企業数,2024,10,社\n`);
    await project.run("2026-11-20T01:00:00Z");
    await drop(project, "report.csv", small("65"));
    await project.run("2026-11-21T01:00:00Z");
    await withReadStore(project.settings.warehouse, async store => {
      const all = "select indicator_id, known_to from mart.observation where series_id like 'report.%' order by 1";
      expect(await rows(store, all)).toEqual([
        ["participating_orgs", null],
        ["related_companies", "2026-11-21"]
      ]);
    });
  });
});

test("a file that cannot be read is told as one error, and in the inbox is held while the others count", async () => {
  await withProject(async project => {
    expect(await checkOne(project, "report.xlsx", "%PDF-1.7 ...")).toEqual({
      file: "report.xlsx",
      published_as: "file-cd98c5bce101",
      error: {
        rule: "not_a_table_file",
        message_ja: expect.stringContaining("PDF"),
        message_en: expect.stringContaining("PDF"),
        found: expect.any(String),
        expected: {ja: expect.any(String), en: expect.any(String)}
      }
    });
    await drop(project, "scan.pdf", "%PDF-1.7 ...");
    await drop(project, "~$open.xlsx", "lock");
    await drop(project, "good.csv", small("65"));
    await project.run();
    await withReadStore(project.settings.warehouse, async store => {
      expect(await rows(store, "select file, rule_id from quarantine.reading")).toEqual([
        ["data/inbox/community_report/scan.pdf", "not_a_table_file"]
      ]);
      expect(await rows(store, versions)).toHaveLength(1);
    });
  });
});

test("a community is taken from the folder or the option, and a file that names another is held", async () => {
  await withProject(async project => {
    const bare = "指標,年度,値,単位\n参画機関数,2024,65,機関\n";
    expect((await checkReadable(project, "a.csv", bare)).quarantined[0]?.rule).toBe("community_missing");
    expect((await checkReadable(project, "a.csv", bare, {community: "nagaoka"})).accepted[0]?.entity_id).toBe(
      "nagaoka"
    );
    expect((await checkReadable(project, "a.csv", small("65"), {community: "gtb"})).quarantined[0]?.rule).toBe(
      "entity_conflict"
    );
    await drop(project, "okinawa/a.csv", bare);
    await project.run();
    await withReadStore(project.settings.warehouse, async store => {
      expect(await rows(store, "select entity_id from mart.observation where series_id like 'report.%'")).toEqual([
        ["okinawa"]
      ]);
    });
  });
});

test("a file that goes back to what it said before is the newest word again", async () => {
  await withProject(async project => {
    for (const [i, value] of ["65", "66", "65"].entries()) {
      await drop(project, "report.csv", small(value));
      await project.run(`2026-11-2${i}T01:00:00Z`);
    }
    await withReadStore(project.settings.warehouse, async store => {
      expect(await rows(store, versions)).toEqual([
        ["65.000000", "2026-11-20", "2026-11-21", false],
        ["66.000000", "2026-11-21", "2026-11-22", false],
        ["65.000000", "2026-11-22", null, false]
      ]);
    });
  });
});

test("what is not taken in is told by name in the ledger, by count in what is published, and decides nothing", async () => {
  await withProject(async project => {
    await drop(project, "report.csv", small("65"));
    const {manifest} = await project.run("2026-11-20T01:00:00Z");
    await symlink("/etc/passwd", join(project.root, "data/inbox/community_report/a\nb.csv"));
    const told = await project.run("2026-11-20T02:00:00Z");
    const unopened = [{name: "data/inbox/community_report/a\nb.csv", rule: "file_link"}];
    expect([told.unopened, told.changed, told.manifest.content_id]).toEqual([unopened, false, manifest.content_id]);
    const {events} = await readRuns(project.settings);
    expect(lastUnopened(events)).toMatchObject([{files: unopened, rules: [{rule: "file_link", count: 1}]}]);
    const summary = await readSummary(project.settings, [], new Date("2026-11-20T04:00:00Z"));
    expect(summary.unopened).toEqual([{rule: "file_link", count: 1}]);
    expect(JSON.stringify(summary)).not.toContain("b.csv");
  });
});
