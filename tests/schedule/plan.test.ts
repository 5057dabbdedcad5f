import {execFileSync} from "node:child_process";
import {join} from "node:path";
import {expect, test} from "vitest";
import {OperatorError} from "../../pipeline/errors.js";
import {dueJobs} from "../../pipeline/schedule/plan.js";
import {repository} from "../helpers/project.js";
import {DAILY, japan, ledgerOf, next, owed, type Told} from "./ledger.js";

const a = "30 6 * * *";
const done: Told = {source: "a", at: "2026-11-25 06:30"};

test("a source never looked at is owed a run at once, and then waits for its plan", () => {
  expect(owed({a}, [], "2026-11-25 13:00")).toEqual(["a first 2026-11-25 13:00"]);
  const events = ledgerOf({source: "a", at: "2026-11-25 13:00", trigger: "first"});
  expect(owed({a}, events, "2026-11-25 13:00")).toEqual([]);
  expect(owed({a}, events, "2026-11-26 06:29")).toEqual([]);
  expect(owed({a}, events, "2026-11-26 06:30")).toEqual(["a schedule 2026-11-26 06:30"]);
});

test.each([
  ["06:29:59.999", []],
  ["06:30:00.000", ["a schedule 2026-11-26 06:30"]],
  ["06:31:59.999", ["a schedule 2026-11-26 06:30"]],
  ["06:32:00.000", ["a catch_up 2026-11-26 06:30"]],
  ["23:59:59.999", ["a catch_up 2026-11-26 06:30"]]
])("at %s a plan of 06:30 owes %j", (time, expected) => {
  expect(owed({a}, ledgerOf(done), `2026-11-26 ${time}`)).toEqual(expected);
});

test("after a week asleep each source is owed one run, the one that waits longest first", () => {
  const plans = {a, often: "0 */6 * * *", weekly: "15 6 * * 1"};
  const before = ["a", "often", "weekly"].map(source => ({source, at: "2026-11-19 07:00"}));
  const events = ledgerOf(...before);
  expect(owed(plans, events, "2026-11-26 07:00")).toEqual([
    "often catch_up 2026-11-26 06:00", // since 19th 12:00
    "a catch_up 2026-11-26 06:30", // since 20th 06:30
    "weekly catch_up 2026-11-23 06:15"
  ]);
  const after = ledgerOf(
    ...before,
    {source: "often", at: "2026-11-26 07:00", due: "2026-11-26 06:00"},
    {source: "a", at: "2026-11-26 07:01", due: "2026-11-26 06:30"},
    {source: "weekly", at: "2026-11-26 07:02", due: "2026-11-23 06:15"}
  );
  expect(owed(plans, after, "2026-11-26 07:03")).toEqual([]);
  expect(owed(plans, after, "2026-11-26 12:00")).toEqual(["often schedule 2026-11-26 12:00"]);
});

test("sources that come due together are run in the order of the product, new ones after those that wait", () => {
  const plans = {new: a, c: a, b: a, late: "0 6 * * *"};
  const events = ledgerOf(...["late", "b", "c"].map(source => ({source, at: "2026-11-25 07:00"})));
  expect(owed(plans, events, "2026-11-26 06:31").map(line => line.split(" ")[0])).toEqual(["late", "c", "b", "new"]);
});

test.each(["waits", "dies", "stopped"] as const)(
  "an instant whose run %s is owed still, and no longer once it ended",
  ends => {
    const cut: Told = {source: "a", at: "2026-11-26 06:30", ends};
    expect(owed({a}, ledgerOf(done, cut), "2026-11-26 06:31")).toEqual(["a schedule 2026-11-26 06:30"]);
    expect(owed({a}, ledgerOf(done, cut), "2026-11-28 09:00")).toEqual(["a catch_up 2026-11-28 06:30"]);
    const again: Told = {source: "a", at: "2026-11-26 06:31", due: "2026-11-26 06:30"};
    expect(owed({a}, ledgerOf(done, cut, again), "2026-11-26 06:32")).toEqual([]);
  }
);

test("an instant that passes while a run is at work, or waits its turn, is owed after it", () => {
  const long: Told = {source: "a", at: "2026-11-26 06:30", until: "2026-11-27 07:00"};
  expect(owed({a}, ledgerOf(long), "2026-11-27 07:00")).toEqual(["a catch_up 2026-11-27 06:30"]);
  const late: Told = {source: "a", at: "2026-11-27 06:31", due: "2026-11-26 06:30"};
  expect(owed({a}, ledgerOf(late), "2026-11-27 06:31")).toEqual(["a schedule 2026-11-27 06:30"]);
});

test("a first run that was cut off is a first run still", () => {
  for (const ends of ["waits", "dies", "stopped"] as const)
    expect(
      owed({a}, ledgerOf({source: "a", at: "2026-11-26 09:00", trigger: "first", ends}), "2026-11-26 09:05")
    ).toEqual(["a first 2026-11-26 09:05"]);
});

test("the run of one source says nothing of another", () => {
  expect(
    owed({a, b: a}, ledgerOf(done, {...done, source: "b"}, {source: "b", at: "2026-11-26 06:30"}), "2026-11-26 06:30")
  ).toEqual(["a schedule 2026-11-26 06:30"]);
});

test("a person who asks a source by hand does what its plan asked for until then", () => {
  const byHand: Told = {source: "a", at: "2026-11-26 06:40", trigger: "manual", answer: "unchanged"};
  expect(owed({a}, ledgerOf(done, byHand), "2026-11-26 06:45")).toEqual([]);
  expect(owed({a}, ledgerOf(byHand), "2026-11-26 06:45")).toEqual([]);
  expect(owed({a}, ledgerOf(done, {...byHand, at: "2026-11-26 06:29"}), "2026-11-26 06:30")).toHaveLength(1);
  const asksNobody: Told = {source: "a", at: "2026-11-26 06:40", trigger: "manual"};
  expect(owed({a}, ledgerOf(done, asksNobody), "2026-11-26 06:45")).toEqual(["a catch_up 2026-11-26 06:30"]);
});

test.each([
  ["0 6 1 4 *", "2026-04-01 06:00", "2027-03-31 23:59", "2027-04-01 06:00"], // 年度初め
  ["0 6 31 3 *", "2026-03-31 06:00", "2027-03-31 05:59", "2027-03-31 06:00"], // 年度末
  ["0 0 1 1 *", "2026-01-01 00:00", "2026-12-31 23:59", "2027-01-01 00:00"],
  ["59 23 31 12 *", "2025-12-31 23:59", "2026-12-31 23:58", "2026-12-31 23:59"],
  ["30 6 * * *", "2026-12-31 06:30", "2027-01-01 06:29", "2027-01-01 06:30"],
  ["0 0 * * *", "2027-03-31 00:00", "2027-03-31 23:59", "2027-04-01 00:00"],
  ["0 6 29 2 *", "2024-02-29 06:00", "2027-03-01 06:00", "2028-02-29 06:00"], // leap day
  ["0 6 * * 1", "2026-12-28 06:00", "2027-01-04 05:59", "2027-01-04 06:00"],
  ["0 6 31 * *", "2026-10-31 06:00", "2026-12-31 05:59", "2026-12-31 06:00"] // November has no 31st
])("%s, done at %s, owes nothing until %s and then the run of %s", (cron, last, quiet, due) => {
  const events = ledgerOf({source: "a", at: last});
  expect(owed({a: cron}, events, quiet)).toEqual([]);
  expect(next({...DAILY, cron}, events, quiet)).toBe(due);
  expect(owed({a: cron}, events, due)).toEqual([`a schedule ${due}`]);
  expect(owed({a: cron}, ledgerOf({source: "a", at: last}, {source: "a", at: due}), due)).toEqual([]);
});

test("a plan that cannot be read is named by its source", () => {
  for (const cron of ["", "tomorrow", "61 6 * * *", "0 30 6 * * *", "30 6 * *", "0 6 30 2 *"])
    expect(() => dueJobs([{id: "world_bank", calendar: {...DAILY, cron}}], [], japan("2026-11-26 06:30"))).toThrow(
      OperatorError
    );
  expect(() => owed({world_bank: "61 6 * * *"}, [], "2026-11-26 06:30")).toThrow(/^world_bank: .*「61 6 \* \* \*」/);
});

test("a plan is in Japan's time wherever the machine stands", () => {
  const script = `
    const {nextDue, lastDue, cronOf} = await import("./pipeline/schedule/cron.ts");
    const cron = cronOf("30 2 * * *", "a"); // an hour that New York skips on 2026-03-08
    const at = new Date("2026-03-08T12:00:00+09:00");
    console.log([lastDue(cron, at), nextDue(cron, at)].map(one => one.toISOString()).join(" "));`;
  const said = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: join(repository),
    env: {...process.env, TZ: "America/New_York"},
    encoding: "utf8"
  });
  expect(said.trim()).toBe("2026-03-07T17:30:00.000Z 2026-03-08T17:30:00.000Z");
});
