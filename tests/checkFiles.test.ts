import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {withReadStore} from "../pipeline/store.js";
import {checkOne, checkReadable, drop, LONG} from "./helpers/inbox.js";
import {withProject} from "./helpers/project.js";
import {rows, select} from "./helpers/store.js";

test("what is read, held and skipped adds up, and each says where, what and why", async () => {
  await withProject(async project => {
    const file = await checkReadable(project, "nagaoka.csv", LONG);
    expect(file).toMatchObject({
      file: "nagaoka.csv",
      format: "csv",
      encoding: "utf-8",
      layout: "long",
      readable: "part"
    });
    expect(file.counts).toEqual({read: 9, accepted: 4, quarantined: 4, skipped: 1});
    expect(file.accepted.length + file.quarantined.length + file.skipped.length).toBe(file.counts.read);
    expect(file.accepted[0]).toEqual({
      address: "line 4 値",
      indicator_id: "participating_orgs",
      entity_type: "community",
      entity_id: "nagaoka",
      period: "FY2024",
      value: 65,
      missing_reason: null,
      unit: "機関",
      value_base: 65,
      status: "actual",
      qualifier: null,
      raw_text: "６５",
      steps: ["entity_from_title", "fullwidth", "fiscal_year", "fiscal_year_header"]
    });
    expect(
      file.accepted.map(({address, value, value_base, unit, missing_reason}) => [
        address,
        value,
        value_base,
        unit,
        missing_reason
      ])
    ).toEqual([
      ["line 4 値", 65, 65, "機関", null],
      ["line 5 値", 120, 120, "社", null],
      ["line 7 値", 3449500000000, 3449500000000, "円", null],
      ["line 9 値", null, null, "件", "not_reported"]
    ]);
    expect(
      file.quarantined.map(({address, rule, raw_text, found, suggestions}) => [
        address,
        rule,
        raw_text,
        found,
        suggestions
      ])
    ).toEqual([
      ["line 6 値", "number_range", "10～15", "10～15", ["10", "15"]],
      ["line 8 値", "unit_missing", "12", "", []],
      ["line 10 値", "number_ambiguous", "1,23", "1,23", ["1.23", "123"]],
      ["line 11 値", "indicator_unknown", "5", "謎の指標", expect.any(Array)]
    ]);
    expect(file.skipped).toEqual([{address: "line 12 値", reason: "empty_cell"}]);
    for (const {message_ja, message_en, expected} of file.quarantined)
      expect([message_ja, message_en, expected.ja, expected.en].every(text => text.length > 5)).toBe(true);
  });
});

test("the same file in the inbox gives the same rows, and what was checked left nothing behind", async () => {
  await withProject(async project => {
    const file = await checkReadable(project, "nagaoka.csv", LONG);
    await expect(readFile(join(project.settings.archive, "ledger.jsonl"))).rejects.toThrow("ENOENT");
    await drop(project, "nagaoka.csv", LONG);
    await project.run();
    await withReadStore(project.settings.warehouse, async store => {
      const where = "file like 'data/inbox/%' order by reading_id";
      const accepted = await select(
        store,
        `select address, indicator_id, entity_id, period_id, number::double as value, unit_id, status_id, steps from staging.accepted where ${where}`
      );
      expect(accepted).toEqual(
        file.accepted.map(({address, indicator_id, entity_id, period, value, unit, status, steps}) => ({
          address,
          indicator_id,
          entity_id,
          period_id: period,
          value,
          unit_id: unit,
          status_id: status,
          steps
        }))
      );
      const held = await select(
        store,
        `select address, rule_id as rule, message_ja, message_en from quarantine.reading where decided and ${where}`
      );
      expect(held).toEqual(
        file.quarantined.map(({address, rule, message_ja, message_en}) => ({address, rule, message_ja, message_en}))
      );
      expect(
        await rows(
          store,
          "select readings, accepted, quarantined, skipped from mart.source_status where source_id = 'community_report'"
        )
      ).toEqual([[9, 4, 4, 1]]);
      expect(
        await rows(
          store,
          "select publisher, edition, comparable_to_target, reported from mart.series where series_id = 'report.nagaoka.participating_orgs'"
        )
      ).toEqual([["長岡バイオエコノミーコンソーシアム", "コミュニティ報告", "false", true]]);
    });
  });
});

const small = (value: string) => `長岡バイオコミュニティ\n指標,年度,値,単位\n参画機関数,2024,${value},機関\n`;
const versions =
  "select value, known_from, known_to, withheld from mart.observation where series_id = 'report.nagaoka.participating_orgs' order by known_from";

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
          "select rule_id from staging.disposition where file = 'data/inbox/community_report/report.csv' order by reading_id"
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
