import {mkdir, readFile, rm, rmdir, writeFile} from "node:fs/promises";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readLines} from "../../pipeline/collect/jsonLines.js";
import {alertsPath} from "../../pipeline/schedule/afterRun.js";
import {upToPath} from "../../pipeline/schedule/lookBack.js";
import {makeProject, OBSERVATIONS, type Project} from "../helpers/project.js";
import {figures, makeStage, type Stage} from "./stage.js";

const sources = [figures]; // at 0, 6, 12 and 18 o'clock

let project: Project;
let alerts: string;
let upTo: string;
beforeAll(async () => {
  project = await makeProject();
  [alerts, upTo] = [alertsPath(project.settings), upToPath(project.settings)];
  await makeStage(project.settings, "2026-11-25 11:50").run("2026-11-25 11:55", {sources});
});
afterAll(() => project.remove());

/** What stood at each run's end, as a process that died there left it. */
async function left(): Promise<{alerts: string[]; upTo: string}> {
  return {alerts: await readLines(alerts), upTo: await readFile(upTo, "utf8")};
}

/** The process dies after it wrote so many lines of alerts, and begins again; nothing is owed meanwhile. */
async function comesBack(at: string, lines: readonly string[], mark: string): Promise<Stage> {
  await writeFile(alerts, lines.map(line => `${line}\n`).join(""));
  await writeFile(upTo, mark);
  const stage = makeStage(project.settings, at);
  expect(await stage.run(at, {sources, once: true})).toEqual({runs: 0, failed: 0});
  return stage;
}

/** The keys of what was raised, each as often as it stands there. */
async function keys(): Promise<string[]> {
  const events = (await readLines(alerts)).map(line => JSON.parse(line));
  return events.filter(({event}) => event === "raised").map(({alert}) => alert.key);
}

test("a run that published revisions has all of them told, wherever its process died after the run's end", async () => {
  const before = await left();
  await project.edit(OBSERVATIONS, text => text.replace(",9050.2,", ",9051.2,").replace(",2016,25,", ",2016,26,"));
  await makeStage(project.settings, "2026-11-25 12:00").run("2026-11-25 12:05", {sources});
  const [after, told] = [await left(), await keys()];
  const raised = after.alerts.filter(line => line.startsWith('{"event":"raised"'));
  expect(told.length).toBeGreaterThan(before.alerts.length + 1);
  for (let count = before.alerts.length; count <= raised.length; count += 1) {
    await comesBack("2026-11-25 12:10", raised.slice(0, count), before.upTo);
    expect(await keys()).toEqual(told);
    expect((await left()).upTo).toBe(after.upTo);
  }
});

test("a run that failed is told of, its first failure once, and so is the recovery", async () => {
  const before = await left();
  const raisedBefore = await keys();
  await project.edit("data/reference/area.csv", text => text.replace("grp-wood,seg-primary", "grp-wood,seg-wood"));
  await makeStage(project.settings, "2026-11-25 18:00").run("2026-11-25 18:05", {sources});
  const told = await keys();
  expect(told).toHaveLength(raisedBefore.length + 1);
  const stage = await comesBack("2026-11-25 18:06", before.alerts, before.upTo);
  expect(await keys()).toEqual(told);
  expect(stage.codes().filter(code => code === "alert")).toHaveLength(1);
  await project.edit("data/reference/area.csv", text => text.replace("grp-wood,seg-wood", "grp-wood,seg-primary"));
});

test("what could not be written down is written at a later run, for every run since", async () => {
  const kept = await readFile(alerts, "utf8");
  await rm(alerts);
  await mkdir(alerts);
  const stage = makeStage(project.settings, "2026-11-25 18:20");
  await stage.run("2026-11-26 00:10", {sources});
  expect(stage.codes()).toContain("upkeep_failed");
  await rmdir(alerts);
  await writeFile(alerts, kept);
  const later = makeStage(project.settings, "2026-11-26 06:00");
  await later.run("2026-11-26 06:10", {sources});
  expect((await later.alerts()).filter(alert => alert === "recovery run")).toHaveLength(1);
});

test("without a note of how far one had looked, the last run is looked at again and nothing is told twice", async () => {
  const told = await keys();
  await comesBack("2026-11-26 06:20", await readLines(alerts), '{"run');
  expect(await keys()).toEqual(told);
  await rm(upTo);
  await makeStage(project.settings, "2026-11-26 06:20").run("2026-11-26 06:25", {sources, once: true});
  expect(await keys()).toEqual(told);
});
