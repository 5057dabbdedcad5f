import {describe, expect, test} from "vitest";
import {fromTheFuture, historyOf} from "../../pipeline/schedule/sourceHistory.js";
import {clockOf, DAILY, japan, ledgerOf, next, owed, type Told, WHY} from "./ledger.js";

const a = DAILY.cron;
const daily = (day: string, more: Partial<Told> = {}): Told => ({source: "a", at: `${day} 06:30`, ...more});

test("a source nobody looked at has no history", () => {
  expect(historyOf("a", ledgerOf({source: "b", at: "2026-11-26 06:30"}), japan("2026-11-26 07:00"))).toEqual({
    lastDueAt: "",
    firstAt: "",
    lastAt: "",
    lastOutcome: "",
    failures: 0,
    failedAt: "",
    receivedAt: "",
    why: [],
    runFailed: false,
    failing: []
  });
});

test("it is told when a source was first and last looked at, when it last gave something, and how it failed since", () => {
  const events = ledgerOf(
    daily("2026-11-23", {answer: "received"}),
    daily("2026-11-24", {answer: "unchanged"}),
    daily("2026-11-25", {answer: "failed"}),
    daily("2026-11-26", {answer: "failed", at: "2026-11-26 06:40", due: "2026-11-26 06:30"})
  );
  const {lastDueAt, firstAt, lastAt, receivedAt, failedAt, ...rest} = historyOf("a", events, japan("2026-11-26 07:00"));
  expect([lastDueAt, firstAt, lastAt, receivedAt, failedAt].map(clockOf)).toEqual([
    "2026-11-26 06:30",
    "2026-11-23 06:30",
    "2026-11-26 06:40",
    "2026-11-23 06:30",
    "2026-11-26 06:40"
  ]);
  expect(rest).toEqual({failures: 2, lastOutcome: "failed", why: [WHY], runFailed: false, failing: []});
});

test("a source of files is unchanged or failed as its run is, and the reason is the run's", () => {
  const at = japan("2026-11-26 07:00");
  expect(historyOf("a", ledgerOf(daily("2026-11-26")), at)).toMatchObject({lastOutcome: "unchanged", failures: 0});
  expect(historyOf("a", ledgerOf(daily("2026-11-26", {ends: "failed"})), at)).toMatchObject({
    lastOutcome: "failed",
    failures: 1,
    runFailed: true,
    why: [{where: "data/reference/area.csv:8"}]
  });
});

test("a run that was stopped, or cut off, leaves no mark", () => {
  const before = ledgerOf(daily("2026-11-24", {answer: "failed"}));
  for (const ends of ["stopped", "dies", "waits"] as const) {
    const events = ledgerOf(daily("2026-11-24", {answer: "failed"}), daily("2026-11-25", {answer: "received", ends}));
    const at = japan("2026-11-26 07:00");
    expect(historyOf("a", events, at)).toEqual(historyOf("a", before, at));
  }
});

describe("a clock that was set back", () => {
  const days = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"];
  const events = ledgerOf(...days.map(day => daily(day)));

  test("lines further ahead than five minutes are known as such", () => {
    expect(fromTheFuture(events, japan("2026-11-26 06:30"))).toEqual([]);
    expect(fromTheFuture(events, japan("2026-11-26 06:25"))).toEqual([]);
    expect(fromTheFuture(events, japan("2026-11-26 06:24:59")).map(({run_id}) => run_id)).toEqual(
      Array(3).fill("run-4")
    );
  });

  test("by a day: nothing is done twice, and the plan goes on where the ledger ends", () => {
    for (const at of [
      "2026-11-25 07:00",
      "2026-11-25 23:59",
      "2026-11-26 06:29",
      "2026-11-26 06:30",
      "2026-11-27 06:29"
    ])
      expect(owed({a}, events, at)).toEqual([]);
    expect(owed({a}, events, "2026-11-27 06:30")).toEqual(["a schedule 2026-11-27 06:30"]);
    expect(next(DAILY, events, "2026-11-25 07:00")).toBe("2026-11-26 06:30");
  });

  test("by a day, for a while: what was done before it and what was done since both count", () => {
    const both = ledgerOf(daily("2026-11-24"), daily("2026-11-26"), daily("2026-11-25"));
    expect(owed({a}, both, "2026-11-25 07:00")).toEqual([]);
    expect(owed({a}, both, "2026-11-26 06:31")).toEqual([]);
    expect(owed({a}, both, "2026-11-27 06:30")).toEqual(["a schedule 2026-11-27 06:30"]);
  });

  test("by a year: a source is looked at as if for the first time, and from then on by its plan", () => {
    expect(owed({a}, events, "2025-11-26 07:00")).toEqual(["a first 2025-11-26 07:00"]);
    const since: Told[] = [{source: "a", at: "2025-11-26 07:00", trigger: "first"}, daily("2025-11-27")];
    const all = ledgerOf(...days.map(day => daily(day)), ...since);
    expect(owed({a}, all, "2025-11-27 06:29")).toEqual([]);
    expect(owed({a}, all, "2025-11-27 06:31")).toEqual([]);
    expect(owed({a}, all, "2025-11-28 06:30")).toEqual(["a schedule 2025-11-28 06:30"]);
  });

  test("failures of the wrong time silence nothing, and count for nothing when their time comes", () => {
    const wrong = ["06:30", "06:45", "07:45", "10:45", "18:45"].map(time =>
      daily("2027-06-01", {at: `2027-06-01 ${time}`, answer: "failed"})
    );
    const told = [daily("2026-11-25"), ...wrong, daily("2026-11-26")];
    expect(owed({a}, ledgerOf(...told), "2026-11-26 06:31")).toEqual([]);
    expect(owed({a}, ledgerOf(...told), "2026-11-27 06:30")).toEqual(["a schedule 2026-11-27 06:30"]);
    expect(historyOf("a", ledgerOf(...told), japan("2027-06-02 00:00")).failures).toBe(0);
  });
});
