import {expect, test} from "vitest";
import type {Receipt} from "../../pipeline/contracts/ledger.js";
import type {Source} from "../../pipeline/contracts/source.js";
import {type SummaryFacts, summaryOf} from "../../pipeline/schedule/summary.js";
import publishedFigures from "../../pipeline/sources/published_figures.js";
import worldBank from "../../pipeline/sources/world_bank.js";
import {clockOf, DAILY, japan, ledgerOf, type Told, WHY} from "./ledger.js";

const a: Source = {...worldBank, id: "a", title_ja: "甲", title_en: "A", calendar: DAILY};
const files: Source = {...publishedFigures, id: "files", calendar: DAILY};

function operations(told: readonly Told[], given: Partial<SummaryFacts> = {}) {
  return summaryOf({
    sources: [a],
    lacks: new Map(),
    keyVariables: new Map(),
    events: ledgerOf(...told),
    unreadable: 0,
    receipts: [],
    builtFrom: null,
    running: undefined,
    now: japan("2026-11-26 12:00"),
    ...given
  });
}

/** How the source `a` stands. */
function standing(told: readonly Told[], given: Partial<SummaryFacts> = {}) {
  const [source] = operations(told, given).sources;
  if (!source) throw new Error("no source");
  return source;
}

const receipt = (received_at: Date, source_id = "a"): Receipt => ({
  source_id,
  name: "api/a/gdp/page-1.json",
  sha256: "0".repeat(64),
  bytes: 1,
  received_at: received_at.toISOString(),
  licence: "CC BY 4.0"
});

test("a product that never ran says so of every source", () => {
  const builtFrom = {content_id: "c", built_at: "2026-11-26T00:00:00.000Z", as_of: "2026-11-24"};
  const given = {sources: [a, files], builtFrom, unreadable: 2};
  expect(operations([], given)).toMatchObject({
    written_at: "2026-11-26T03:00:00.000Z",
    built_from: builtFrom,
    unreadable_lines: 2,
    runs: []
  });
  const [first, second] = operations([], given).sources;
  expect(first).toEqual({
    source_id: "a",
    title_ja: "甲",
    title_en: "A",
    kind: "service",
    lacks: null,
    key_variable: null,
    cron: "30 6 * * *",
    release: "随時",
    release_state: "scheduled",
    expected_on: null,
    next_on: null,
    days: null,
    last_run_at: null,
    last_outcome: null,
    next_run_at: japan("2026-11-27 06:30").toISOString(),
    failures: 0,
    quiet_until: null,
    why: [],
    failing: [],
    received_at: null,
    age_days: null,
    readings: null,
    accepted: null,
    quarantined: null,
    skipped: null,
    trend: []
  });
  expect(second?.kind).toBe("files");
});

test("what a source lacks, and the variable of its key, are said", () => {
  const lacks = new Map([["a", "key" as const]]);
  expect(standing([], {lacks, keyVariables: new Map([["a", "E_STAT_APP_ID"]])})).toMatchObject({
    lacks: "key",
    key_variable: "E_STAT_APP_ID"
  });
});

test("a source that fails says how often, why, and when it is tried again", () => {
  const times = ["06:30", "06:45", "07:45", "10:45", "18:45"];
  const told = times.map((time): Told => ({source: "a", at: `2026-11-25 ${time}`, trigger: "retry", answer: "failed"}));
  expect(standing(told.slice(0, 4), {now: japan("2026-11-25 12:00")})).toMatchObject({
    last_run_at: japan("2026-11-25 10:45").toISOString(),
    last_outcome: "failed",
    failures: 4,
    quiet_until: null,
    next_run_at: japan("2026-11-25 18:45").toISOString(),
    why: [WHY]
  });
  const quiet = standing(told);
  expect(quiet.failures).toBe(5);
  expect([quiet.quiet_until, quiet.next_run_at].map(text => clockOf(text ?? ""))).toEqual(
    Array(2).fill("2026-12-02 06:30")
  );
});

test.each([
  ["2026-11-26 00:00", 0],
  ["2026-11-25 23:59", 1], // days are Japan's: in UTC both are the 25th
  ["2025-11-26 12:00", 365]
])("what was received at %s is %i days old at noon of 26 November", (received, age) => {
  const receipts = [
    receipt(japan("2025-01-01 00:00")),
    receipt(japan(received)),
    receipt(japan("2026-11-26 11:00"), "b")
  ];
  expect(standing([], {receipts})).toMatchObject({received_at: japan(received).toISOString(), age_days: age});
});

test("a release is held to what came and when somebody first looked", () => {
  const source = {...a, calendar: {...DAILY, release: "毎月25日", grace: 0}};
  const told: Told[] = [{source: "a", at: "2026-11-20 06:30", answer: "unchanged"}];
  const now = japan("2026-11-27 12:00");
  const state = (given: Partial<SummaryFacts>, runs = told) => {
    const {release_state, expected_on, next_on, days} = standing(runs, {sources: [source], now, ...given});
    return {release_state, expected_on, next_on, days};
  };
  const next_on = "2026-12-25";
  expect(state({})).toEqual({release_state: "late", expected_on: "2026-11-25", next_on, days: 2});
  expect(state({receipts: [receipt(japan("2026-11-25 06:30"))]})).toMatchObject({release_state: "current", days: 28});
  expect(state({receipts: [receipt(japan("2026-10-26 06:30"))]})).toMatchObject({release_state: "late"});
  expect(state({}, [])).toMatchObject({release_state: "scheduled", expected_on: next_on});
});

test("counts are those of the last run that changed them, and the trend has each change once, the last twelve", () => {
  const tally = (n: number) => ({readings: n, accepted: n - 1, quarantined: 1, skipped: 0});
  const days = [...Array(20).keys()].map(i => `2026-11-${String(i + 1).padStart(2, "0")}`);
  const told = days.map((day, i): Told => ({source: "a", at: `${day} 06:30`, tally: tally(10 + Math.floor(i / 1.5))}));
  const {trend, ...source} = standing(told);
  expect(source).toMatchObject({readings: 22, accepted: 21, quarantined: 1, skipped: 0});
  expect(trend.map(({readings}) => readings)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]);
  expect(trend.at(-1)).toEqual({
    at: japan("2026-11-19 06:30").toISOString(),
    readings: 22,
    accepted: 21,
    quarantined: 1
  });
  // a failed run counts nothing
  expect(standing([...told, {source: "a", at: "2026-11-21 06:30", ends: "failed"}]).readings).toBe(22);
  expect(standing([{source: "b", at: "2026-11-21 06:30", tally: tally(5)}])).toMatchObject({readings: null, trend: []});
});

test("the last fifty runs are told, the newest first", () => {
  const told = [...Array(60).keys()].map(
    (i): Told => ({source: "a", at: `2026-11-25 10:${String(i).padStart(2, "0")}`})
  );
  const {runs} = operations(told);
  expect(runs).toHaveLength(50);
  expect([runs[0]?.run_id, runs[49]?.run_id]).toEqual(["run-60", "run-11"]);
});

test("a source that is heard in part names the requests that fail, and one that fails as a whole names none", () => {
  const failed_at = japan("2026-11-26 06:30").toISOString();
  const failing = [{request_id: "b", question: "", failures: 2, since: failed_at, failed_at, why: [WHY]}];
  const told = (answer: "partly" | "failed") =>
    ledgerOf({source: "a", at: "2026-11-26 06:30", answer}).map(event =>
      event.event === "source" ? {...event, failing} : event
    );
  const state = standing([], {events: told("partly")});
  expect(state).toMatchObject({last_outcome: "partly", failures: 0, quiet_until: null, why: []});
  const next_try_at = japan("2026-11-26 07:30").toISOString();
  expect(state.failing).toEqual([
    {request_id: "b", failures: 2, since: failed_at, next_try_at, quiet: false, why: [WHY]}
  ]);
  expect(state.next_run_at).toBe(next_try_at);
  expect(standing([], {events: told("failed")})).toMatchObject({failures: 2, failing: [], next_run_at: next_try_at});
});
