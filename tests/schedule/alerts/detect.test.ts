import {describe, expect, test} from "vitest";
import {alertsOfRun} from "../../../pipeline/schedule/alerts/detect.js";
import type {SourceFact} from "../../../pipeline/schedule/alerts/facts.js";
import {BANK, keys, QUIET, told} from "./quiet.js";

test("a run in which nothing happened gives rise to nothing", () => {
  expect(told({sources: [{...BANK, outcome: "received"}], run_succeeded: {failed_before: 0}})).toEqual([]);
});

describe("failure and recovery", () => {
  test("the first failure of a source says what, where and why", () => {
    expect(told({sources: [BANK]})).toEqual([
      [
        "failure:world_bank:run-2",
        "世界銀行（world_bank）の取得に失敗しました。world_bank: 応答がありません。",
        "World Bank (world_bank) could not be collected: world_bank: no answer."
      ]
    ]);
  });

  test("failed, failed, received again: two alerts", () => {
    const runs: Partial<SourceFact>[] = [
      {},
      {failed_before: 1},
      {outcome: "received", failed_before: 2},
      {outcome: "unchanged"}
    ];
    const raised = runs.flatMap((run, i) => keys({run_id: `run-${i}`, sources: [{...BANK, ...run}]}));
    expect(raised).toEqual(["failure:world_bank:run-0", "recovery:world_bank:run-2"]);
  });

  test.each([
    ["received", ["recovery:world_bank:run-2"]],
    ["unchanged", ["recovery:world_bank:run-2"]],
    ["unset", []],
    ["nothing_to_ask", []],
    ["failed", []]
  ] as const)("after failures, %s", (outcome, expected) => {
    expect(keys({sources: [{...BANK, outcome, failed_before: 3}]})).toEqual(expected);
  });

  test("the whole run: the first failure, and the first success after one", () => {
    const why = [...(BANK.why ?? []), {where: "b", ja: "二", en: "two"}, {where: "c", ja: "三", en: "three"}];
    expect(told({run_failed: {why, failed_before: 0}})).toEqual([
      [
        "failure:run:run-2",
        "実行 run-2 が失敗し、公開中の内容は前のままです。world_bank: 応答がありません。（ほか 2 件）",
        "run run-2 failed, what is published stays as it was: world_bank: no answer. (and 2 more)"
      ]
    ]);
    expect(keys({run_failed: {why: [], failed_before: 1}})).toEqual([]);
    expect(keys({run_succeeded: {failed_before: 1}})).toEqual(["recovery:run:run-2"]);
  });

  test("a reason is brought into one line and to a bearable length", () => {
    const why = [{where: "x", ja: `一行目\r\n二行目\u0000${"長".repeat(900)}`, en: "a\nb"}];
    const [one] = alertsOfRun({...QUIET, sources: [{...BANK, why}]});
    expect(one?.ja).toContain("一行目 二行目 長長");
    expect(one?.ja).toHaveLength(501);
    expect(one?.en).toBe("World Bank (world_bank) could not be collected: x: a b");
    expect(told({sources: [{...BANK, why: undefined}]})[0]?.[1]).toContain("理由の記録がありません");
  });
});

test("a late release has one key for as long as it is late", () => {
  const late = {
    source_id: "world_bank",
    title_ja: "世界銀行",
    title_en: "World Bank",
    expected_on: "2026-11-20",
    days: 4
  };
  expect(told({late: [late]})).toEqual([
    [
      "delay:world_bank:2026-11-20",
      "世界銀行（world_bank）の公表が予定日 2026-11-20 から 4 日たっても届いていません。",
      "World Bank (world_bank) was expected on 2026-11-20 and has not come; days late: 4."
    ]
  ]);
  expect(keys({run_id: "run-3", late: [{...late, days: 5}]})).toEqual(["delay:world_bank:2026-11-20"]);
});
