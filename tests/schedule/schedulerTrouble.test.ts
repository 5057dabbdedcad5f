import {readlink} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {withLock} from "../../pipeline/lock/lock.js";
import {makeLog} from "../../pipeline/schedule/log.js";
import {filesIn, makeProject, OBSERVATIONS, type Project} from "../helpers/project.js";
import {beforeNoon, endedRuns, figures, MINUTE, makeStage} from "./stage.js";

const sources = [figures]; // at 0, 6, 12 and 18 o'clock
const TABLE = "data/reference/area.csv";

let project: Project;
let lock: string;
beforeAll(async () => {
  project = await makeProject();
  lock = project.settings.lock;
  await makeStage(project.settings, "2026-11-01 05:10").run("2026-11-01 07:00", {sources});
});
afterAll(() => project.remove());

const noon = (day: string) => beforeNoon(project.settings, day, sources);

/** The published set by its name, and its files. */
async function published() {
  const folder = join(project.settings.published, "current");
  return [
    await readlink(folder),
    [...(await filesIn(`${folder}/`))].map(([name, bytes]) => [name, bytes.toString("base64")])
  ];
}

test("once does what is owed now and ends, and a second time there is nothing to do", async () => {
  const stage = makeStage(project.settings, "2026-11-02 06:10");
  expect(await stage.run("2026-11-02 07:00", {sources, once: true})).toEqual({runs: 1, failed: 0});
  expect(endedRuns(await stage.events(), figures.id).at(-1)).toBe("catch_up 2026-11-02 06:00");
  expect(await stage.run("2026-11-02 07:00", {sources, once: true})).toEqual({runs: 0, failed: 0});
  expect(stage.pauses).toEqual([]);
});

test("while another process holds the data folder the run waits, says so, and then is done", async () => {
  const stage = await noon("2026-11-03");
  let waits = 0;
  let free = () => {};
  let other: Promise<unknown> = Promise.resolve();
  await new Promise<void>(taken => {
    other = withLock(lock, () => {
      taken();
      return new Promise<void>(resolve => (free = resolve));
    });
  });
  const sleep = async () => {
    if (stage.codes().filter(code => code === "busy").length > waits) waits++;
    if (waits !== 3) return;
    free();
    await other;
  };
  await stage.run("2026-11-03 12:10", {sources, sleep});
  const codes = stage.codes().filter(code => code !== "step_ended");
  expect(codes.slice(1, 8)).toEqual([
    "run_queued",
    "busy",
    "busy",
    "busy",
    "run_started",
    "run_ended",
    "schedule_ended"
  ]);
  const [said] = stage.lines.filter(({code}) => code === "busy");
  expect(said?.why?.join()).toMatch(new RegExp(`プロセス ${process.pid}.* / another run \\(process ${process.pid}`));
  expect(endedRuns(await stage.events(), figures.id).at(-1)).toBe("schedule 2026-11-03 12:00");
});

test("once does not wait for another process: it ends and says that something is left", async () => {
  const stage = await noon("2026-11-04");
  stage.pass(20 * MINUTE);
  await withLock(lock, async () => {
    expect(await stage.run("2026-11-04 13:00", {sources, once: true})).toEqual({runs: 0, failed: 1});
  });
  expect(stage.pauses).toEqual([]);
  expect(await stage.run("2026-11-04 13:00", {sources, once: true})).toEqual({runs: 1, failed: 0});
});

test("asked to stop in the midst of a run, it stops after the step, nothing published changes, and the same run is owed", async () => {
  const stage = await noon("2026-11-05");
  const before = await published();
  await project.edit(OBSERVATIONS, text => text.replace(",9050.2,", ",9051.2,"));
  const stop = new AbortController();
  const log = makeLog({level: "debug", lang: "ja"}, line => {
    stage.lines.push(JSON.parse(line));
    if (line.includes('"step":"build"')) stop.abort();
  });
  await stage.run("2026-11-05 13:00", {sources, log, signal: stop.signal});
  expect(stage.now().toISOString()).toBe("2026-11-05T03:00:00.000Z");
  expect((await stage.events()).at(-1)).toMatchObject({event: "ended", outcome: "stopped"});
  expect(stage.codes().at(-1)).toBe("schedule_ended");
  expect(await published()).toEqual(before);

  stage.pass(30 * MINUTE);
  await stage.run("2026-11-05 13:00", {sources});
  expect(endedRuns(await stage.events(), figures.id).slice(-2)).toEqual([
    "schedule 2026-11-05 12:00",
    "catch_up 2026-11-05 12:00"
  ]);
  expect((await published())[0]).not.toBe(before[0]);
});

test("a run that fails is told once, what is published stays, and the first success after it is a recovery", async () => {
  const stage = await noon("2026-11-06");
  const [before, alerts] = [await published(), (await stage.alerts()).length];
  await project.edit(TABLE, text => text.replace("grp-wood,seg-primary", "grp-wood,seg-wood"));
  await stage.run("2026-11-06 13:00", {sources}); // 12:00 and the try at 12:15 fail, the next is at 13:15
  expect(await published()).toEqual(before);
  expect((await stage.alerts()).slice(alerts)).toEqual(["failure run"]);
  const [failed] = stage.lines.filter(({code}) => code === "run_failed");
  expect(failed?.level).toBe("error");
  expect(failed?.why?.[0]).toContain("data/reference/area.csv:8 parent_id");

  await project.edit(TABLE, text => text.replace("grp-wood,seg-wood", "grp-wood,seg-primary"));
  await stage.run("2026-11-06 14:00", {sources});
  expect((await stage.alerts()).slice(alerts)).toEqual(["failure run", "recovery run"]);
  expect(endedRuns(await stage.events(), figures.id).slice(-3)).toEqual([
    "schedule 2026-11-06 12:00",
    "retry 2026-11-06 12:15",
    "retry 2026-11-06 13:15"
  ]);
});
