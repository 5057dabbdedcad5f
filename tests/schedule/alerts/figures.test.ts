import {describe, expect, test} from "vitest";
import {alert, alertKindNames, alertKinds} from "../../../pipeline/contracts/alert.js";
import {alertsOfRun} from "../../../pipeline/schedule/alerts/detect.js";
import type {RunFacts} from "../../../pipeline/schedule/alerts/facts.js";
import {subjectText} from "../../../pipeline/schedule/alerts/message.js";
import {BANK, CHANGE, keys, QUIET, tally, told, VERDICT} from "./quiet.js";

describe("changes", () => {
  test("a revision names the series, the period, and both values with their units", () => {
    expect(told({changes: [CHANGE]})).toEqual([
      [
        "revision:yano.FY2023.2",
        "遡及改定: 健康食品の市場規模（yano-health-food）FY2023: 8,995.1 億円 → 9,050.2 億円",
        "revision: Health food market (yano-health-food) FY2023: 8,995.1 億円 -> 9,050.2 億円"
      ]
    ]);
  });

  test.each([
    ["new", undefined],
    ["toString", undefined],
    ["revision", "遡及改定: "],
    ["correction", "訂正: "],
    ["definition_change", "定義変更: "],
    ["withdrawal", "撤回: "]
  ])("of kind %s", (kind, begins) => {
    const [one] = told({changes: [{...CHANGE, kind}]});
    expect(one?.[1]?.startsWith(begins ?? "")).toBe(begins === undefined ? undefined : true);
  });

  test.each([
    [null, null, "なし"],
    ["0.000000", "%", "0 %"],
    ["-1234567.050", "円", "-1,234,567.05 円"],
    [100, "社", "100 社"],
    ["12345678901234567890.1", "円", "12,345,678,901,234,567,890.1 円"],
    ["1e3", null, "1e3"]
  ])("%s %s is shown as %s", (value, unit, text) => {
    expect(told({changes: [{...CHANGE, new: value, new_unit: unit}]})[0]?.[1]).toMatch(new RegExp(` → ${text}$`));
  });
});

describe("verdicts", () => {
  test("one that moved is told by its names", () => {
    expect(told({verdicts: [VERDICT]})).toEqual([
      [
        "verdict:bio-strategy-2021:bio_manufacturing:run-2",
        "バイオ製造（bio_manufacturing、bio-strategy-2021）の判定: 経路上 → 遅れ",
        "verdict on Bio-manufacturing (bio_manufacturing, bio-strategy-2021): on track -> limited"
      ]
    ]);
  });

  test("one that stayed, or was never given before, is no news; one that is gone is", () => {
    expect(
      keys({
        verdicts: [
          {...VERDICT, after: "on_track"},
          {...VERDICT, before: null}
        ]
      })
    ).toEqual([]);
    expect(told({verdicts: [{...VERDICT, after: null}]})[0]?.[1]).toContain("経路上 → なし");
  });
});

test.each([
  [10, 11, true],
  [undefined, 11, true],
  [0, 10, false],
  [11, 12, false],
  [12, 9, false]
])("held %s before and %s now: %s", (before, now, worth) => {
  const tallies_before = before === undefined ? [] : [tally("world_bank", before)];
  const raised = told({sources: [{...BANK, outcome: "received"}], tallies: [tally("world_bank", now)], tallies_before});
  const key = "quarantine:world_bank:run-2";
  const ja = `世界銀行（world_bank）の保留が ${before ?? 0} 件 → ${now} 件になりました（目安 10 件）。`;
  expect(raised).toEqual(
    worth ? [[key, ja, `World Bank (world_bank): readings held ${before ?? 0} -> ${now} (limit 10).`]] : []
  );
});

test("all at once: every alert has the shape of the contract, kinds in their order", () => {
  const facts: RunFacts = {
    ...QUIET,
    sources: [
      {...BANK, outcome: "received", failed_before: 1},
      {...BANK, source_id: "estat"}
    ],
    tallies: [tally("unasked", 11)],
    changes: [CHANGE],
    verdicts: [VERDICT],
    late: [{source_id: "estat", title_ja: "統計", title_en: "e-Stat", expected_on: "2026-11-20", days: 1}]
  };
  const alerts = alertsOfRun(facts);
  expect(alerts.map(({kind}) => kind)).toEqual(alertKinds.filter(kind => kind !== "test"));
  expect(alerts.map(one => alert.parse(one))).toEqual(alerts);
  expect(alerts.map(({subject}) => subject)).toEqual([
    "estat",
    "world_bank",
    "estat",
    "yano-health-food",
    "bio_manufacturing",
    "unasked"
  ]);
  const counted = alerts.map(({kind}) => `${alertKindNames[kind].ja} 1件`);
  expect(subjectText(alerts, "ja")).toBe(`[バイオ戦略] ${counted.join("・")}`);
});
