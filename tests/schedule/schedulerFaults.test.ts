import {appendFile, mkdir, readFile, rename, rm, rmdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {withLock} from "../../pipeline/lock/lock.js";
import {makeProject, type Project} from "../helpers/project.js";
import {beforeNoon, endedRuns, figures, makeStage} from "./stage.js";

const sources = [figures]; // at 0, 6, 12 and 18 o'clock

let project: Project;
let ledger: string;
let lock: string;
beforeAll(async () => {
  project = await makeProject();
  ledger = join(project.settings.data, "runs.jsonl");
  lock = project.settings.lock;
  await makeStage(project.settings, "2026-11-01 05:10").run("2026-11-01 07:00", {sources});
});
afterAll(() => project.remove());

const noon = (day: string) => beforeNoon(project.settings, day, sources);

test("lines of the ledger that are torn or garbage are passed over, said once, and stop nothing", async () => {
  const stage = await noon("2026-11-07");
  const lines = (await readFile(ledger, "utf8")).trimEnd().split("\n");
  await writeFile(ledger, [...lines.slice(0, 3), "garbage", ...lines.slice(3), '{"event":"en'].join("\n"));
  await stage.run("2026-11-07 18:10", {sources});
  expect(stage.lines.filter(({code}) => code === "lines_unreadable")).toMatchObject([{lines: 1, level: "warn"}]);
  expect(endedRuns(await stage.events(), figures.id).slice(-2)).toEqual([
    "schedule 2026-11-07 12:00",
    "schedule 2026-11-07 18:00"
  ]);
  expect((await readFile(ledger, "utf8")).split("\n")).toContain('{"event":"en');
});

test("a ledger that is gone is begun anew", async () => {
  const stage = await noon("2026-11-08");
  await rm(ledger);
  await stage.run("2026-11-08 12:10", {sources});
  expect(endedRuns(await stage.events(), figures.id)).toEqual(["first 2026-11-08 11:50", "schedule 2026-11-08 12:00"]);
});

test("lines written while the clock was wrong are said to be so, and the schedule goes on", async () => {
  const stage = await noon("2026-11-09");
  const events = (await readFile(ledger, "utf8")).trimEnd().split("\n");
  await appendFile(ledger, `${events.slice(-3).join("\n").replaceAll("2026-11-09", "2027-11-09")}\n`);
  await stage.run("2026-11-09 12:10", {sources});
  expect(stage.codes().filter(code => code === "clock_back")).toHaveLength(1);
  expect(endedRuns(await stage.events(), figures.id).at(-1)).toBe("schedule 2026-11-09 12:00");
  await writeFile(ledger, `${events.join("\n")}\n`);
});

test("a ledger that cannot be read or written does not end the schedule, nor keep it busy; then it goes on", async () => {
  const stage = await noon("2026-11-10");
  await rename(ledger, `${ledger}.aside`);
  await mkdir(ledger);
  await stage.run("2026-11-10 13:00", {sources});
  expect(stage.pauses.length).toBeLessThan(10);
  expect(new Set(stage.codes().slice(1, -1))).toEqual(new Set(["upkeep_failed"]));
  expect(await stage.run("2026-11-10 14:00", {sources, once: true})).toEqual({runs: 0, failed: 1});
  await rmdir(ledger);
  await rename(`${ledger}.aside`, ledger);
  await stage.run("2026-11-10 18:10", {sources});
  expect(endedRuns(await stage.events(), figures.id).slice(-2)).toEqual([
    "catch_up 2026-11-10 12:00",
    "schedule 2026-11-10 18:00"
  ]);
});

test("a lock that cannot be had for a fault of the machine is tried again with growing pauses, and told once", async () => {
  const stage = await noon("2026-11-11");
  const [runs, alerts] = [(await stage.events()).length, (await stage.alerts()).length];
  await mkdir(lock); // what a full disk does is the same: the run fails before it can begin
  await stage.run("2026-11-11 15:00", {sources});
  const since = (await stage.events()).slice(runs);
  expect(endedRuns(since, figures.id)).toEqual([
    "schedule 2026-11-11 12:00",
    "retry 2026-11-11 12:15",
    "retry 2026-11-11 13:15"
  ]);
  expect(since.map(({event}) => event)).toEqual(Array(3).fill(["queued", "ended"]).flat());
  expect((await stage.alerts()).slice(alerts)).toEqual(["failure run"]);
  await rmdir(lock);
  await stage.run("2026-11-11 18:10", {sources});
  expect((await stage.alerts()).slice(alerts)).toEqual(["failure run", "recovery run"]);
});

test("a ledger that goes bad while a run waits for its turn does not end the schedule", async () => {
  const stage = await noon("2026-11-12");
  const sleep = async () => {
    if (stage.pauses.length !== 2) return; // the run was refused once
    await rename(ledger, `${ledger}.aside`);
    await mkdir(ledger);
  };
  await withLock(lock, () => stage.run("2026-11-12 12:30", {sources, sleep}));
  await rmdir(ledger);
  await rename(`${ledger}.aside`, ledger);
  const codes = stage.codes();
  expect(codes.slice(1, 4)).toEqual(["run_queued", "busy", "upkeep_failed"]);
  expect(codes).toContain("run_failed");
  expect(codes.at(-1)).toBe("schedule_ended");
});

test("a damaged ledger of receipts stops the runs, and that is told although nobody can say how everything runs", async () => {
  const stage = await noon("2026-11-13");
  const alerts = (await stage.alerts()).length;
  const receipts = join(project.settings.archive, "ledger.jsonl");
  const kept = await readFile(receipts, "utf8");
  await appendFile(receipts, "garbage\n");
  await stage.run("2026-11-13 12:10", {sources});
  expect((await stage.alerts()).slice(alerts)).toEqual(["failure run"]);
  expect(stage.codes()).toContain("upkeep_failed");
  await writeFile(receipts, kept);
  await stage.run("2026-11-13 12:30", {sources});
  expect((await stage.alerts()).slice(alerts)).toEqual(["failure run", "recovery run"]);
});
