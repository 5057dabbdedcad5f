import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {runChecks} from "../../pipeline/checks/check.js";
import {run} from "../../pipeline/store.js";
import {files} from "../helpers/imports.js";
import {type Lent, lendModels} from "../helpers/lendModels.js";
import {HEALTHY, sound} from "../helpers/soundWorld.js";

/** A row of the correction table about the one reading of the world that stands on line 77. */
function decision(cells: string): string {
  return `update raw.reading set address = 'line 77' where value = '?';
    insert into reference.correction values ('test', 'data/test.csv', ${cells}, '理由', null, '事務局', '2026-11-24', 2)`;
}

/** A fault put into the built tables, and what the check then says of it. */
const FAULTS: Record<string, [name: string, fault: string, culprit: Record<string, unknown>][]> = {
  comparable_baseline: [
    [
      "a series said to be comparable that differs from the baseline in its own year",
      `update mart.series set comparable_to_target = 'true' where series_id = 'new';
      update mart.observation set position = 2018, value = 9
      where series_id = 'new' and known_to is null and period = '2020'`,
      {series_id: "new", goal_id: "target.bio-strategy-2021.grp-wood"}
    ]
  ],
  conservation: [
    ["a lost one", "update quarantine.file set skipped = 9; update mart.source_status set skipped = 9", {skipped: 9}]
  ],
  correction_acceptable: [
    [
      "an acceptance of what cannot be read",
      decision("'line 77', 'accept', '?', null, 'number_unreadable'"),
      {rule_id: "number_unreadable"}
    ],
    ["a correction without its replacement", decision("'line 77', 'value', '?', null, null"), {field: "value"}]
  ],
  correction_expects: [
    ["a place that is gone", decision("'line 78', 'drop', '?', null, null"), {place_exists: false}],
    ["a file that was mended", decision("'line 77', 'drop', '??', null, null"), {place_exists: true, expect: "??"}]
  ],
  figure_walks_back: [
    ...["address", "document_id"].map((column): [string, string, Record<string, unknown>] => [
      `a figure without its ${column}`,
      `update mart.figure set ${column} = null where figure_id = 'new.2020.20291231'`,
      {figure_id: "new.2020.20291231"}
    ]),
    [
      "a computed figure without inputs",
      "update mart.figure set inputs = null where figure_id = 'computed.proxy_growth.bio-strategy-2021.new'",
      {figure_id: "computed.proxy_growth.bio-strategy-2021.new"}
    ],
    [
      "an input that is no figure",
      "update mart.figure set inputs = 'nowhere' where figure_id = 'computed.proxy_growth.bio-strategy-2021.new'",
      {figure_id: "computed.proxy_growth.bio-strategy-2021.new"}
    ]
  ],
  gap_sums: [
    [
      "a whole that is not the sum of its parts",
      "update mart.standing set gap_jpy = 1 where area_id = 'bio-total' and target_set_id = 'bio-strategy-2021'",
      {target_set_id: "bio-strategy-2021", gap_jpy: "1.000000"}
    ]
  ],
  group_sums: [
    [
      "a group that lost its target",
      "update mart.target_total set group_target_sum = 92.2 where group_count > 0",
      {group_target_sum: "92.200000"}
    ],
    [
      "a sum where none is stated",
      "update mart.target_total set group_baseline_sum = 1 where group_count = 0",
      {target_set_id: "bioeconomy-strategy-2024"}
    ]
  ],
  headline: [
    [
      "another headline",
      "update reference.target_set set headline_value = 93 where headline_value = 92",
      {headline_value: "92.000000", stated_value: 93}
    ],
    [
      "a target set without its total",
      "delete from mart.target_total where target_set_id = 'bioeconomy-strategy-2024'",
      {target_set_id: "bioeconomy-strategy-2024", headline_value: null}
    ],
    [
      "another unit",
      "update reference.target_set set headline_unit = '億円' where headline_value = 92",
      {target_set_id: "bio-strategy-2021"}
    ]
  ],
  growth_or_reason: [
    ["neither growth nor reason", "update mart.proxy_signal set growth = null", {series_id: "new"}],
    ["both growth and reason", "update mart.proxy_signal set reason = 'one_point'", {reason: "one_point"}]
  ],
  proxies_agree: [
    [
      "a proxy counted that shows nothing",
      "update mart.standing set proxies = proxies + 1 where area_id = 'grp-wood'",
      {area_id: "grp-wood"}
    ]
  ],
  target_complete: [
    ["a target that is lost", "delete from mart.target where area_id = 'grp-wood'", {area_id: "grp-wood"}],
    [
      "a baseline that is lost",
      "update mart.target set baseline_figure_id = null where area_id = 'grp-wood'",
      {area_id: "grp-wood"}
    ]
  ],
  published_counts: [
    ["a file that is not counted for all", "update mart.source_status set readings = 0", {published: "0"}],
    ["a held reading no rule counts", "update mart.quarantine set quarantined = 2", {listed: "1", published: "2"}]
  ],
  quarantine_complete: [
    [
      "a reading held without a word",
      "update staging.disposition set disposition = 'quarantined', rule_id = 'odd' where reading_id = 1",
      {reading_id: 1, rule_id: "odd"}
    ]
  ],
  quarantine_waiting: [["a figure that is held", "select 1", {rule_id: "number_unreadable", raw_text: "?"}]],
  verdict_supported: [
    [
      "a verdict on nothing",
      "update mart.verdict set verdict = 'on_track', reason = null where area_id = 'grp-wood'",
      {area_id: "grp-wood", verdict: "on_track"}
    ],
    [
      "silence without a reason",
      "update mart.verdict set reason = null where area_id = 'grp-wood'",
      {area_id: "grp-wood", verdict: "undetermined"}
    ],
    [
      "a headline that its methods do not agree on",
      `update mart.verdict set verdict = 'limited', observation_id = 'o', points = 2 where area_id = 'grp-wood';
      update mart.headline set verdict = 'on_track' where area_id = 'grp-wood'`,
      {area_id: "grp-wood", method_id: "headline"}
    ]
  ],
  version_intervals: [
    ["two current versions", "update mart.observation set known_to = null", {period: "2019"}],
    [
      "no current version",
      "update mart.observation set known_to = '2031-01-01' where period = '2020'",
      {period: "2020"}
    ],
    [
      "a version that never stood",
      "update mart.observation set known_to = known_from where known_to is not null",
      {period: "2019"}
    ]
  ],
  reference_points: [
    [
      "an event that is not listed",
      `insert into reference.community_event (community_id, event_date, title_ja, line)
        values ('gtb', '1999', 'なし', 7)`,
      {file: "community_event.csv", line: 7}
    ],
    [
      "a figure withheld that is not read",
      "insert into reference.withheld values ('observation', 'nowhere', 'なし', 'none', 9)",
      {file: "withheld.csv", line: 9}
    ]
  ]
};

let lent: Lent;
beforeAll(async () => {
  lent = await lendModels(sound());
});
afterAll(() => lent.giveBack());

const WARNINGS = ["quarantine_waiting", "comparable_baseline"];
test("every check file has a fault here that it finds", () => {
  expect(files("pipeline/checks", /\.sql$/).map(file => file.replace(/.*\/|\.sql/g, ""))).toEqual(
    Object.keys(FAULTS).sort()
  );
});

describe.each(Object.entries(FAULTS))("%s", (check, faults) => {
  test.each(faults)("finds %s", async (_name, fault, culprit) => {
    await run(lent.store, "begin transaction");
    try {
      await run(lent.store, fault);
      const findings = await runChecks(lent.store, []);
      expect(findings.map(finding => finding.check)).toEqual([...new Set([...HEALTHY, check])].sort());
      const found = findings.find(finding => finding.check === check);
      expect(found?.severity).toBe(WARNINGS.includes(check) ? "warning" : "error");
      expect(found?.rows).toContainEqual(expect.objectContaining(culprit));
    } finally {
      await run(lent.store, "rollback");
    }
  });
});
