import {describe, expect, test} from "vitest";
import type {RunEvent} from "../../pipeline/contracts/runEvent.js";
import type {Source} from "../../pipeline/contracts/source.js";
import {keptRuns} from "../../pipeline/run/keptRuns.js";
import {lastGood, lastUnopened} from "../../pipeline/run/runLedger.js";
import {factsBefore} from "../../pipeline/schedule/afterRun.js";
import {dueJobs, nextRunAt} from "../../pipeline/schedule/plan.js";
import {historyOf} from "../../pipeline/schedule/sourceHistory.js";
import {summaryOf} from "../../pipeline/schedule/summary.js";
import worldBank from "../../pipeline/sources/world_bank.js";
import {DAILY, ledgerOf, type Told} from "./ledger.js";

const ids = ["a", "b", "c"];
const sources: Source[] = ids.map(id => ({...worldBank, id, calendar: DAILY}));

/** How far ahead a clock is that is wrong for a while: later than all that is told of. */
const LEAP_MS = 10 * 365 * 86_400_000;

/** The same numbers for the same seed, from 0 to below 1. */
function numbers(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** Runs of years in which things stay for long as they are: well, failing, without an answer, broken, by hand. */
function years(seed: number, runs: number): RunEvent[] {
  const next = numbers(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)] as T;
  let start = Date.UTC(2017, 0, 1);
  let mood: Partial<Told> = {};
  let ahead = false;
  const told = Array.from({length: runs}, (): Told => {
    start += Math.floor(next() * 40) * 3_600_000;
    if (next() < 0.01) {
      ahead = next() < 0.2;
      mood = {
        ends: pick(["published", "unchanged", "failed", "stopped", "dies", "waits"]),
        answer: pick(["received", "unchanged", "failed", "unset", undefined]),
        trigger: pick(["schedule", "catch_up", "retry", "manual"])
      };
    }
    const one = next() < 0.1 ? {...mood, ends: "unchanged" as const, trigger: "manual" as const} : mood;
    const shown = start + (ahead ? LEAP_MS : 0);
    const at = new Date(shown).toISOString().slice(0, 16).replace("T", " ");
    const tally = {readings: Math.floor(next() * 1.05), accepted: 0, quarantined: 0, skipped: 0};
    return {source: pick(seed % 2 === 0 ? ids : ["a", "a", "a", "b", "c"]), at, ...one, ...(next() < 0.5 && {tally})};
  });
  return ledgerOf(...told).flatMap(event => {
    const {run_id, at} = event;
    if (event.event !== "ended" || next() < 0.5) return [event];
    const unopened = {event: "unopened" as const, run_id, at, source_id: "c", files: []};
    const step = {event: "step" as const, run_id, at, step: "collect", count: 1, ms: 1};
    return [{...unopened, rules: [{rule: "empty", count: Math.floor(next() * 9)}]}, step, event];
  });
}

/** Everything that is asked of the ledger. */
function asked(events: readonly RunEvent[], now: Date) {
  const rest = {lacks: new Map(), keyVariables: new Map(), receipts: [], builtFrom: null, running: undefined};
  return {
    histories: ids.map(id => historyOf(id, events, now)),
    due: dueJobs(sources, events, now),
    next: sources.map(source => nextRunAt(source, events, now)),
    summary: summaryOf({...rest, sources, events, unreadable: 0, now}),
    good: lastGood(events),
    unopened: lastUnopened(events),
    alerts: factsBefore(events, ids)
  };
}

describe("older runs that have moved are not missed", () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    test(`everything asked of the ledger is answered the same, history ${seed}`, () => {
      const whole = years(seed, 1400);
      let left: RunEvent[] = [];
      const step = 1301;
      for (let i = 0; i < whole.length; i += step) {
        const seen = whole.slice(0, i + step);
        left.push(...whole.slice(i, i + step));
        const instants = seen.map(({at}) => Date.parse(at));
        const last = Math.max(...instants.filter(at => at < Date.UTC(2026, 0, 1)));
        const kept = keptRuns(left, new Date(last));
        left = left.filter(({run_id}) => kept.has(run_id));
        expect(left.length).toBeLessThan(2_500);
        for (const now of [last, last + 90 * 86_400_000, last + 2 * LEAP_MS])
          expect(asked(left, new Date(now))).toEqual(asked(seen, new Date(now)));
      }
    });
  }
});

/** That the older of these runs can move, and everything is answered as before. */
function expectSame(...told: Told[]): RunEvent[] {
  const died = Array.from({length: 100}, (): Told => ({source: "b", at: "2026-01-02 06:30", ends: "dies"}));
  const whole = ledgerOf(...told, ...died);
  const now = new Date("2026-01-03T00:00:00Z");
  const kept = keptRuns(whole, now);
  expect(kept.size).toBeLessThan(70);
  expect(
    asked(
      whole.filter(({run_id}) => kept.has(run_id)),
      now
    )
  ).toEqual(asked(whole, now));
  return whole;
}
const by = {at: "2026-01-01 04:00", trigger: "manual"} as const;

test("the last good run is not missed, long before others that all died", () => {
  expect(lastGood(expectSame({source: "a", ends: "published", ...by}))?.run_id).toBe("run-1");
});

test("a run by hand that showed a home to be mended is not missed, long before others", () => {
  const broken = [1, 2, 3].map((hour): Told => ({source: "a", at: `2026-01-01 0${hour}:00`, ends: "failed"}));
  const good = (["published", "unchanged"] as const).map(ends => ({source: "b", at: "2026-01-01 05:00", ends}));
  const whole = expectSame(...broken, {source: "a", ends: "published", ...by}, ...good);
  expect(historyOf("a", whole, new Date("2026-01-03T00:00:00Z"))).toMatchObject({failures: 1, runFailed: true});
});
