import {expect, test} from "vitest";
import {summaryText} from "../../../pipeline/cli/text/summary.js";
import type {OperationsInFull, RunState, SourceState} from "../../../pipeline/contracts/operations.js";
import type {Problem} from "../../../pipeline/errors.js";
import {summaryOf} from "../../../pipeline/schedule/summary.js";
import worldBank from "../../../pipeline/sources/world_bank.js";
import {japan} from "../../schedule/ledger.js";

const instant = (text: string) => japan(text).toISOString();
const {sources, ...empty} = summaryOf({
  sources: [{...worldBank, calendar: {cron: "30 6 * * *", release: "毎年12月末", grace: 0}}],
  lacks: new Map(),
  keyVariables: new Map(),
  events: [],
  unreadable: 0,
  receipts: [],
  builtFrom: null,
  running: undefined,
  now: japan("2026-11-26 12:00")
});

/** The text of operations with one source that differs from a new one. */
function text(
  lang: "ja" | "en",
  source: Partial<SourceState<Problem>>,
  more: Partial<OperationsInFull> = {}
): string[] {
  const whole = sources.map(one => ({...one, ...source}));
  return summaryText({...empty, sources: whole, ...more}, lang).split("\n");
}

const line = (lang: "ja" | "en", source: Partial<SourceState<Problem>>) => text(lang, source)[4]?.trim();

const run: RunState<Problem> = {
  run_id: "20261126T063000-9f2c1a",
  trigger: "catch_up",
  sources: ["world_bank"],
  due_at: instant("2026-11-26 06:15"),
  started_at: instant("2026-11-26 06:30"),
  ended_at: instant("2026-11-26 06:31"),
  outcome: "published",
  ms: 2340,
  steps: [],
  why: []
};

test("before anything ran", () => {
  expect(text("ja", {})).toEqual([
    "公開した版はまだありません",
    "",
    "情報源",
    "  world_bank  世界銀行 Open Data",
    "    予定、次回公表予定 2026-12-28（あと32日）  未実行  次回 2026-11-27 06:30  受領なし",
    "",
    "最近の実行"
  ]);
  expect(text("en", {})).toEqual([
    "nothing is published yet",
    "",
    "sources",
    "  world_bank  World Bank Open Data",
    "    scheduled, next release 2026-12-28 (in 32 days)  never run  next 2026-11-27 06:30  nothing received",
    "",
    "last runs"
  ]);
});

const failing: Partial<SourceState<Problem>> = {
  last_run_at: instant("2026-11-26 06:30"),
  last_outcome: "failed",
  failures: 5,
  next_run_at: instant("2026-12-28 06:30"),
  quiet_until: instant("2026-12-28 06:30"),
  why: [{where: "https://example.org/", ja: "応答がありません。", en: "no answer."}],
  received_at: instant("2026-11-20 06:30"),
  age_days: 6,
  readings: 12,
  accepted: 10,
  quarantined: 2
};

test("a source that is left alone says so, with its reason, what it holds and how old that is", () => {
  expect(text("ja", failing).slice(4, 6)).toEqual([
    "    予定、次回公表予定 2026-12-28（あと32日）  前回 2026-11-26 06:30 失敗  次回 2026-12-28 06:30（連続失敗のため休止中）  受領 6 日前  読取り 12（受入 10・保留 2）",
    "    https://example.org/: 応答がありません。"
  ]);
  expect(text("en", failing)[4]).toBe(
    "    scheduled, next release 2026-12-28 (in 32 days)  last 2026-11-26 06:30 failed  next 2026-12-28 06:30 (left alone after failures)  received 6 d ago  read 12 (accepted 10, held 2)"
  );
  expect(text("en", failing)[5]).toBe("    https://example.org/: no answer.");
});

test.each([
  [{lacks: "key", key_variable: "E_STAT_APP_ID"}, "未設定（E_STAT_APP_ID）", "not set up (E_STAT_APP_ID)"],
  [{lacks: "questions"}, "問合せがまだない", "nothing to ask for yet"],
  [{release: "随時", expected_on: null, days: null}, "予定 （随時）", "scheduled (no fixed days)"],
  [{release: "随時", release_state: "current", expected_on: null}, "最新 （随時）", "current (no fixed days)"],
  [{release_state: "awaited", expected_on: "2026-11-25", days: 3}, "公表待ち 2026-11-25", "awaited 2026-11-25"],
  [
    {release_state: "late", expected_on: "2026-11-20", days: 6},
    "遅延 6日（予定 2026-11-20）",
    "late by 6 days (expected 2026-11-20)"
  ],
  [
    {release_state: "current"},
    "最新、次回公表予定 2026-12-28（あと32日）",
    "current, next release 2026-12-28 (in 32 days)"
  ]
] as [Partial<SourceState<Problem>>, string, string][])("%j reads %s", (source, ja, en) => {
  expect(line("ja", source)?.split("  ")[0]).toBe(ja);
  expect(line("en", source)?.split("  ")[0]).toBe(en);
});

test("the last ten runs are told with their time, reason to run, outcome, duration and name; unreadable lines at the end", () => {
  const runs = [
    run,
    {...run, run_id: "b", trigger: "manual" as const, outcome: "running" as const, ms: null, sources: []},
    {...run, run_id: "c", trigger: "retry" as const, outcome: "queued" as const, ms: null, started_at: null},
    {...run, run_id: "d", trigger: "first" as const, outcome: "interrupted" as const, ms: null},
    ...Array.from({length: 8}, (_, i) => ({...run, run_id: `old-${i}`}))
  ];
  const built_from = {content_id: "0123456789abcdef0123", built_at: instant("2026-11-26 06:31"), as_of: "2026-11-24"};
  const said = text("ja", {}, {runs, unreadable_lines: 2, built_from});
  expect(said[0]).toBe("元の版  0123456789abcdef  2026-11-26 06:31");
  expect(said.slice(7, 11)).toEqual([
    "  2026-11-26 06:30  補完実行  公開  2.3 s  world_bank  20261126T063000-9f2c1a",
    "  2026-11-26 06:30  手動  実行中  b",
    "  2026-11-26 06:15  再試行  待機  world_bank  c",
    "  2026-11-26 06:30  初回  中断  world_bank  d"
  ]);
  expect(said.slice(16)).toEqual([
    "  2026-11-26 06:30  補完実行  公開  2.3 s  world_bank  old-5",
    "実行記録のうち 2 行は読めません"
  ]);
  const english = text("en", {}, {runs, unreadable_lines: 2, built_from});
  expect(english[0]).toBe("built from  0123456789abcdef  2026-11-26 06:31");
  expect(english[7]).toBe("  2026-11-26 06:30  catch-up  published  2.3 s  world_bank  20261126T063000-9f2c1a");
  expect(english.at(-1)).toBe("unreadable lines of the run ledger: 2");
});
