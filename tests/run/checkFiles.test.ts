import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {checkFiles} from "../../pipeline/run/checkFiles.js";
import communityReport from "../../pipeline/sources/community_report.js";
import {withReadStore} from "../../pipeline/store.js";
import {checkReadable, drop, LONG} from "../helpers/inbox.js";
import {withProject} from "../helpers/project.js";
import {rows, select} from "../helpers/store.js";

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
        `select address, indicator_id, entity_id, period_id, number::double as value, unit_id, status_id, steps
          from staging.accepted
          where ${where}`
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
          `select publisher, edition, comparable_to_target, reported
            from mart.series
            where series_id = 'report.nagaoka.participating_orgs'`
        )
      ).toEqual([["長岡バイオエコノミーコンソーシアム", "コミュニティ報告", "false", true]]);
    });
  });
});

test("files of one name from two folders, and one file named twice, are each told by themselves", async () => {
  await withProject(async project => {
    const file = (name: string, text: string) => ({name, content: new TextEncoder().encode(text)});
    const of = (community: string) => `${community}\n指標,年度,値,単位\n参画機関数,2024,65,機関\n`;
    const files = [file("r.csv", of("長岡")), file("r.csv", of("鶴岡")), file("r.csv", of("長岡"))];
    const {report} = await checkFiles(project.settings, {
      files,
      source: communityReport,
      community: "",
      now: new Date("2026-11-24T00:00:00Z")
    });
    expect(report.files.map(one => "accepted" in one && one.accepted.map(({entity_id}) => entity_id))).toEqual([
      ["nagaoka"],
      ["tsuruoka"],
      ["nagaoka"]
    ]);
  });
});
