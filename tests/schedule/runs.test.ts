import {expect, test} from "vitest";
import type {RunEvent} from "../../pipeline/contracts/runEvent.js";
import {runsOf} from "../../pipeline/schedule/runs.js";
import {japan, ledgerOf, type Told, WHY} from "./ledger.js";

const outcomes = (events: readonly RunEvent[], running?: string) =>
  runsOf(events, running).map(({run_id, outcome}) => `${run_id} ${outcome}`);
const at = (time: string, more: Partial<Told> = {}): Told => ({source: "a", at: `2026-11-26 ${time}`, ...more});
const second = (n: number) => new Date(japan("2026-11-26 06:30").valueOf() + n * 1000).toISOString();

test("a run is told with its steps, its answers and how long it took", () => {
  const common = {run_id: "r"};
  const events: RunEvent[] = [
    {event: "queued", ...common, at: second(0), sources: ["a"], trigger: "catch_up", due_at: second(-3600)},
    {event: "started", ...common, at: second(2), trigger: "catch_up", sources: []},
    {event: "step", ...common, at: second(3), step: "reference", count: 30, ms: 1000},
    {
      event: "source",
      ...common,
      at: second(5),
      source_id: "a",
      outcome: "failed",
      requests: 2,
      received: 1,
      ms: 2000,
      why: [WHY]
    },
    {event: "step", ...common, at: second(6), step: "collect", count: 1, ms: 1000},
    {event: "ended", ...common, at: second(8.5), outcome: "failed", why: [{...WHY, where: "check headline"}]}
  ];
  expect(runsOf(events, undefined)).toEqual([
    {
      run_id: "r",
      trigger: "catch_up",
      sources: ["a"],
      due_at: second(-3600),
      started_at: second(2),
      ended_at: second(8.5),
      outcome: "failed",
      ms: 6500,
      steps: [
        {step: "reference", count: 30, ms: 1000},
        {step: "ask a", count: 1, ms: 2000},
        {step: "collect", count: 1, ms: 1000}
      ],
      why: [WHY, {...WHY, where: "check headline"}]
    }
  ]);
});

test("the newest run comes first, and a run by hand has no instant of a plan", () => {
  const events = ledgerOf(at("06:30", {ends: "published"}), at("07:00", {trigger: "manual", answer: "unchanged"}));
  expect(runsOf(events, undefined)).toMatchObject([
    {run_id: "run-2", trigger: "manual", sources: ["a"], due_at: null, outcome: "unchanged"},
    {run_id: "run-1", trigger: "schedule", sources: ["a"], due_at: "2026-11-25T21:30:00.000Z", outcome: "published"}
  ]);
});

test("a run that never said it ended is under way as long as it is known to be, and was cut off otherwise", () => {
  const events = ledgerOf(at("06:30", {ends: "dies"}), at("12:30", {ends: "dies"}));
  expect(outcomes(events, "run-2")).toEqual(["run-2 running", "run-1 interrupted"]);
  expect(outcomes(events)).toEqual(["run-2 interrupted", "run-1 interrupted"]);
  expect(outcomes(ledgerOf(at("06:30")), "run-1")).toEqual(["run-1 unchanged"]);
});

test("what waits is told apart from what died in the queue: the queue is served in order", () => {
  const dead = [at("06:30", {ends: "waits"}), at("06:30", {source: "b", ends: "waits"})];
  expect(outcomes(ledgerOf(...dead))).toEqual(["run-2 queued", "run-1 queued"]);
  const events = ledgerOf(...dead, at("07:00", {ends: "dies"}), at("07:00", {source: "b", ends: "waits"}));
  expect(outcomes(events, "run-3")).toEqual([
    "run-4 queued",
    "run-3 running",
    "run-2 interrupted",
    "run-1 interrupted"
  ]);
});

test("a run that waits for one by hand to end has not died", () => {
  const byHand = at("06:31", {trigger: "manual", ends: "dies"});
  expect(outcomes(ledgerOf(at("06:30", {ends: "waits"}), byHand), "run-2")).toEqual(["run-2 running", "run-1 queued"]);
});

test("a run that failed before it could begin says why", () => {
  const [queued] = ledgerOf(at("06:30", {ends: "waits"}));
  const ended: RunEvent = {event: "ended", run_id: "run-1", at: second(1), outcome: "failed", why: [WHY]};
  expect(runsOf(queued ? [queued, ended] : [], undefined)).toMatchObject([
    {outcome: "failed", started_at: null, ended_at: second(1), ms: null, why: [WHY]}
  ]);
});

test("a clock that was set back during a run makes it no shorter than nothing", () => {
  const [queued, started, ended] = ledgerOf(at("06:30"));
  const events = [queued, started, ended && {...ended, at: second(-60)}].filter(event => event !== undefined);
  expect(runsOf(events, undefined)).toMatchObject([{outcome: "unchanged", ms: 0}]);
});
