import {expect, test} from "vitest";
import type {Calendar} from "../../pipeline/contracts/source.js";
import {nextTry} from "../../pipeline/schedule/breaker.js";
import {historyOf} from "../../pipeline/schedule/sourceHistory.js";
import {clockOf, DAILY, japan, ledgerOf, next, owed, type Told} from "./ledger.js";

const yearly = {...DAILY, release: "毎年12月末"};
const failed = (at: string, due = at): Told => ({source: "a", at, due, trigger: "retry", answer: "failed"});

/** Five failures in a row, as the pauses have them; the last ends a little before 18:46 on 26 November. */
const FIVE = ["06:30", "06:45", "07:45", "10:45", "18:45"].map(time => failed(`2026-11-26 ${time}`));

test.each([
  [1, "2026-11-26 06:44", "2026-11-26 06:45"],
  [2, "2026-11-26 07:44", "2026-11-26 07:45"],
  [3, "2026-11-26 10:44", "2026-11-26 10:45"],
  [4, "2026-11-26 18:44", "2026-11-26 18:45"]
])("after %i failures in a row a source is left alone until %s and tried again at %s", (count, still, again) => {
  const events = ledgerOf(...FIVE.slice(0, count));
  expect(owed({a: yearly}, events, still)).toEqual([]);
  expect(owed({a: yearly}, events, again)).toEqual([`a retry ${again}`]);
  expect(next(yearly, events, still)).toBe(again);
});

test("a failing source keeps its plan until it is left alone", () => {
  const hourly = {...DAILY, cron: "0 * * * *"};
  const events = ledgerOf(failed("2026-11-26 06:00"), failed("2026-11-26 06:15"));
  expect(next(hourly, events, "2026-11-26 06:16")).toBe("2026-11-26 07:00");
  expect(owed({a: hourly}, events, "2026-11-26 07:00")).toEqual(["a schedule 2026-11-26 07:00"]);
});

test("after five failures nothing is planned until the next release day, and that is a try again", () => {
  const events = ledgerOf(...FIVE);
  for (const at of ["2026-11-26 18:46", "2026-11-27 06:30", "2026-12-03 06:30", "2026-12-25 06:30", "2026-12-28 06:29"])
    expect(owed({a: yearly}, events, at)).toEqual([]);
  expect(next(yearly, events, "2026-11-27 06:31")).toBe("2026-12-28 06:30"); // the last open day of the year
  expect(owed({a: yearly}, events, "2026-12-28 06:30")).toEqual(["a retry 2026-12-28 06:30"]);
});

test.each([
  ["毎年12月末", "30 6 * * *", "2026-11-26 18:45", "2026-12-28 06:30"],
  ["毎年12月末", "30 6 * * *", "2026-12-28 06:35", "2027-12-28 06:30"], // on the day itself it failed
  ["毎年12月末", "30 6 * * *", "2026-12-27 23:59", "2026-12-28 06:30"],
  ["毎年12月末", "30 6 * * *", "2026-12-28 00:00", "2027-12-28 06:30"], // still the 27th in UTC
  ["毎年12月末", "30 6 * * *", "2026-12-31 23:59", "2027-12-28 06:30"],
  ["6月第4金曜", "30 6 * * *", "2026-11-26 18:45", "2027-06-25 06:30"],
  ["6月第4金曜", "15 6 * * 1", "2026-11-26 18:45", "2027-06-28 06:15"], // looked at on Mondays
  ["6月第4金曜", "0 0 * * *", "2026-11-26 18:45", "2027-06-25 00:00"],
  ["年度末", "30 6 * * *", "2027-03-30 18:45", "2027-03-31 06:30"],
  ["年度末", "0 6 1 4 *", "2027-03-30 18:45", "2027-04-01 06:00"],
  ["毎週月曜", "30 6 * * *", "2026-12-28 18:45", "2027-01-04 06:30"],
  ["随時", "30 6 * * *", "2026-11-26 18:45", "2026-12-03 06:30"],
  ["随時", "30 6 * * *", "2026-12-28 05:00", "2027-01-04 06:30"],
  ["随時", "30 6 * * *", "2028-02-23 05:00", "2028-03-01 06:30"], // a leap day on the way
  ["随時", "15 6 * * 1", "2026-11-26 18:45", "2026-12-07 06:15"]
])("%s, looked at by %s, having failed for the fifth time at %s, is quiet until %s", (release, cron, at, until) => {
  const events = ledgerOf(...FIVE.slice(0, 4).map(told => ({...told, at: "2026-11-20 06:30"})), failed(at));
  const calendar = {cron, release, grace: 0};
  expect(quietUntil(calendar, events, at)).toBe(until);
});

test("one failure on the release day keeps it quiet until the one after", () => {
  const events = ledgerOf(...FIVE, failed("2026-12-28 06:30"));
  expect(next(yearly, events, "2026-12-28 06:31")).toBe("2027-12-28 06:30");
  for (const at of ["2026-12-28 06:46", "2026-12-29 06:30", "2027-06-25 06:30"])
    expect(owed({a: yearly}, events, at)).toEqual([]);
});

test("a success ends it, and what was planned meanwhile is not made good", () => {
  const well: Told = {source: "a", at: "2026-12-28 06:30", trigger: "retry", answer: "received"};
  const events = ledgerOf(...FIVE, well);
  expect(owed({a: yearly}, events, "2026-12-28 06:30")).toEqual([]);
  expect(owed({a: yearly}, events, "2026-12-29 06:30")).toEqual(["a schedule 2026-12-29 06:30"]);
  expect(historyOf("a", events, japan("2026-12-28 06:31"))).toMatchObject({failures: 0, failedAt: "", why: []});
  expect(owed({a: yearly}, ledgerOf(...FIVE, well, failed("2026-12-29 06:30")), "2026-12-29 06:45")).toEqual([
    "a retry 2026-12-29 06:45" // the count begins anew
  ]);
});

test("nor is it when a person asked, in the quiet time, and was answered", () => {
  const byHand: Told = {source: "a", at: "2026-12-01 10:00", trigger: "manual", answer: "unchanged"};
  const events = ledgerOf(...FIVE, byHand);
  expect(owed({a: yearly}, events, "2026-12-01 10:05")).toEqual([]);
  expect(owed({a: yearly}, events, "2026-12-02 06:30")).toEqual(["a schedule 2026-12-02 06:30"]);
});

test("a machine that slept past the try makes one run of it, not two", () => {
  for (const count of [1, 4, 5]) {
    const events = ledgerOf(...FIVE.slice(0, count));
    expect(owed({a: yearly}, events, "2027-01-15 09:00")).toEqual(["a retry 2027-01-15 06:30"]);
    const after = ledgerOf(...FIVE.slice(0, count), {
      source: "a",
      at: "2027-01-15 09:00",
      due: "2027-01-15 06:30",
      trigger: "retry"
    });
    expect(owed({a: yearly}, after, "2027-01-15 09:01")).toEqual([]);
    expect(owed({a: yearly}, after, "2027-01-16 06:30")).toEqual(["a schedule 2027-01-16 06:30"]);
  }
});

test("a try that was cut off is owed still", () => {
  for (const ends of ["waits", "dies", "stopped"] as const) {
    const events = ledgerOf(...FIVE, {source: "a", at: "2026-12-28 06:30", trigger: "retry", ends});
    expect(owed({a: yearly}, events, "2026-12-28 06:31")).toEqual(["a retry 2026-12-28 06:30"]);
  }
});

test("a run that failed as a whole counts, whatever the service said", () => {
  const broken = FIVE.map(told => ({...told, answer: "received" as const, ends: "failed" as const}));
  expect(owed({a: yearly}, ledgerOf(...broken.slice(0, 1)), "2026-11-26 06:45")).toEqual(["a retry 2026-11-26 06:45"]);
  expect(next(yearly, ledgerOf(...broken), "2026-11-26 18:46")).toBe("2026-12-28 06:30");
});

test("when runs failed as a whole and one by hand ends well, what was wrong is mended: the source is tried at once", () => {
  const broken = FIVE.map(told => ({...told, answer: undefined, ends: "failed" as const}));
  const byHand: Told = {source: "b", at: "2026-11-30 10:00", trigger: "manual", ends: "published"};
  expect(owed({a: yearly}, ledgerOf(...broken, byHand), "2026-11-30 10:01")).toEqual(["a retry 2026-11-30 06:30"]);
  expect(owed({a: yearly}, ledgerOf(...broken, {...byHand, ends: "failed"}), "2026-11-30 10:01")).toEqual([]);
  expect(owed({a: yearly}, ledgerOf(...broken, {...byHand, trigger: "schedule"}), "2026-11-30 10:01")).toEqual([]);
  expect(owed({a: yearly}, ledgerOf(...FIVE, byHand), "2026-11-30 10:01")).toEqual([]); // the service is ill, not we
});

test("a source that has no key or nothing to ask for is no failing one", () => {
  for (const answer of ["unset", "nothing_to_ask"] as const) {
    const events = ledgerOf({source: "a", at: "2026-11-26 06:30", answer});
    expect(owed({a: yearly}, events, "2026-11-26 07:00")).toEqual([]);
  }
});

function quietUntil(calendar: Calendar, events: Parameters<typeof historyOf>[1], at: string): string | undefined {
  const again = nextTry("a", calendar, historyOf("a", events, japan(at)));
  return again?.quiet ? clockOf(again.at) : undefined;
}
