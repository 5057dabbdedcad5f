import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from "vitest";
import {withLock} from "../../pipeline/lock/lock.js";
import {makeProject, type Project} from "../helpers/project.js";
import {figures, MINUTE, makeStage, type Stage, writeSite} from "./stage.js";

const sources = [figures];
let project: Project;
let stage: Stage;
const dist = () => project.settings.dist;

/** Everything is published, nothing is owed, and a site stands. */
beforeAll(async () => {
  project = await makeProject();
  await makeStage(project.settings, "2026-11-26 06:30").run("2026-11-26 06:50", {sources});
});
afterAll(() => project.remove());
beforeEach(async () => {
  stage = makeStage(project.settings, "2026-11-26 07:00");
  await writeSite(project.settings);
});
afterEach(() => rm(dist(), {recursive: true, force: true}));

/** The site says of itself what another would. */
async function siteSays(change: (manifest: Record<string, unknown>) => unknown): Promise<void> {
  const path = join(dist(), "published", "manifest.json");
  const said = change(JSON.parse(await readFile(path, "utf8")));
  await writeFile(path, typeof said === "string" ? said : JSON.stringify(said));
}

const once = () => stage.run("2026-11-26 07:30", {sources, once: true});

test("a site that was built from what is published stays as it is", async () => {
  expect(await once()).toEqual({runs: 0, failed: 0});
  expect(stage.sites).toEqual([]);
});

test.each([
  ["other figures", (manifest: object) => ({...manifest, content_id: "0".repeat(64)})],
  ["nobody knows what", () => '{"content_id": "12']
])(
  "a site built from %s is built again at the start: a process died between the figures and the site",
  async (_what, change) => {
    await siteSays(change);
    expect(await once()).toEqual({runs: 0, failed: 0});
    expect(stage.sites).toEqual(["2026-11-26 07:00"]);
    expect(await once()).toEqual({runs: 0, failed: 0});
    expect(stage.sites).toHaveLength(1);
  }
);

test("where no site stands one is built", async () => {
  await rm(dist(), {recursive: true});
  await once();
  expect(stage.sites).toEqual(["2026-11-26 07:00"]);
});

test("a site of an earlier day, as a person asked for it, stays", async () => {
  await siteSays(manifest => ({...manifest, content_id: "0".repeat(64), known_by: "2024-03-31"}));
  await once();
  expect(stage.sites).toEqual([]);
});

test("a site that an earlier version built, and that says what is published no more, is built anew, whatever its day", async () => {
  await siteSays(manifest =>
    JSON.stringify({...manifest, known_by: "2024-03-31"}).replace('"area_id"', '"decided_by","area_id"')
  );
  await once();
  expect(stage.sites).toHaveLength(1);
});

test("a site that cannot be built is told of, counts as failed, and is not tried again with the same figures", async () => {
  await rm(dist(), {recursive: true});
  let tries = 0;
  const buildSite = async () => {
    tries++;
    throw new Error("the page is broken");
  };
  expect(await stage.run("2026-11-26 11:00", {sources, buildSite})).toEqual({runs: 0, failed: 1});
  expect(tries).toBe(1);
  const [failed] = stage.lines.filter(({code}) => code === "site_failed");
  expect(failed?.level).toBe("error");
  expect(failed?.why?.[0]).toContain("the page is broken");
});

test("a site whose turn is another's is built as soon as that has ended", async () => {
  await rm(dist(), {recursive: true});
  const lock = project.settings.lock;
  let tries = 0;
  const buildSite = () =>
    withLock(`${lock}`, async () => {
      await writeSite(project.settings);
      stage.sites.push("built");
    }).finally(() => tries++);
  let free = () => {};
  let other: Promise<unknown> = Promise.resolve();
  await new Promise<void>(taken => {
    other = withLock(lock, () => {
      taken();
      return new Promise<void>(resolve => (free = resolve));
    });
  });
  const sleep = async () => {
    if (tries < 3) return;
    free();
    await other;
  };
  expect(await stage.run("2026-11-26 11:00", {sources, buildSite, sleep})).toEqual({runs: 0, failed: 0});
  expect(stage.sites).toEqual(["built"]);
  expect(stage.codes().filter(code => code === "busy")).toHaveLength(3);
  expect(stage.pauses.slice(0, 4)).toEqual([10_000, 10_000, 10_000, 30 * MINUTE]);

  await rm(dist(), {recursive: true});
  await withLock(lock, async () => {
    expect(await stage.run("2026-11-26 11:00", {sources, buildSite, once: true})).toEqual({runs: 0, failed: 1});
  });
});

test("how everything runs is written at every look, also when nothing happened", async () => {
  await stage.run("2026-11-26 08:00", {sources});
  const operations = JSON.parse(await readFile(join(project.settings.published, "operations.json"), "utf8"));
  expect(operations.written_at).toBe("2026-11-25T22:30:00.000Z"); // at 7:30, the last look before 8
  expect(JSON.parse(await readFile(join(dist(), "operations.json"), "utf8"))).toEqual(operations);
});

test("a site made by other code is made anew at the start, but for one of an earlier day", async () => {
  const madeHere = async () => false;
  await stage.run("2026-11-26 07:30", {sources, once: true, madeHere});
  expect(stage.sites).toEqual(["2026-11-26 07:00"]);
  await siteSays(manifest => ({...manifest, known_by: "2024-03-31"}));
  await stage.run("2026-11-26 07:30", {sources, once: true, madeHere});
  expect(stage.sites).toHaveLength(1);
});

test("a site that is taken away is built again at the next look, and where none could be built after every run", async () => {
  const sleep = () => rm(dist(), {recursive: true, force: true});
  await stage.run("2026-11-26 08:30", {sources, sleep});
  expect(stage.sites).toEqual(["2026-11-26 07:30", "2026-11-26 08:00"]);
  await rm(dist(), {recursive: true, force: true});
  let tries = 0;
  const buildSite = () => Promise.reject(new Error(`try ${++tries}`));
  await stage.run("2026-11-26 12:30", {sources, buildSite});
  expect([tries, stage.codes().filter(code => code === "run_ended").length]).toEqual([2, 1]); // at the start, at noon
});
