import {mkdir, readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {RunEvent} from "../../pipeline/contracts/runEvent.js";
import {withLock} from "../../pipeline/lock/lock.js";
import {recordEvent} from "../../pipeline/run/runLedger.js";
import {readSummary, writeSummary} from "../../pipeline/schedule/summaryFile.js";
import {loadSettings} from "../../pipeline/settings.js";
import {sources} from "../../pipeline/sources/index.js";
import {makeProject, type Project, withFolder} from "../helpers/project.js";

let project: Project;
beforeAll(async () => {
  project = await makeProject();
});
afterAll(() => project.remove());

const now = new Date("2026-11-26T03:00:00.000Z");
const written = () => join(project.settings.published, "operations.json");
const site = () => project.settings.dist;

test("before anything ran there is something to say, and no site is made up for it", async () => {
  const operations = await writeSummary(project.settings, sources, now);
  expect(operations).toMatchObject({written_at: now.toISOString(), built_from: null, runs: [], unreadable_lines: 0});
  expect(JSON.parse(await readFile(written(), "utf8"))).toEqual(operations);
  await expect(readdir(site())).rejects.toThrow("ENOENT");
});

test("after a run it names the set that is published, and lies in the site too, each in one step", async () => {
  const {manifest, run_id} = await project.run();
  await mkdir(site(), {recursive: true});
  const operations = await writeSummary(project.settings, sources, now);
  const {content_id, built_at, as_of} = manifest;
  expect(operations.built_from).toEqual({content_id, built_at, as_of});
  expect(operations.runs).toMatchObject([{run_id, outcome: "published", trigger: "manual"}]);
  const figures = operations.sources.find(({source_id}) => source_id === "published_figures");
  expect(figures).toMatchObject({kind: "files", lacks: null, received_at: "2026-11-24T00:00:00.000Z", age_days: 2});
  const {readings = 0, accepted, quarantined, skipped} = figures ?? {};
  expect(readings).toBeGreaterThan(100);
  expect((accepted ?? 0) + (quarantined ?? 0) + (skipped ?? 0)).toBe(readings);
  const text = `${JSON.stringify(operations)}\n`;
  expect(await readFile(written(), "utf8")).toBe(text);
  expect(await readFile(join(site(), "operations.json"), "utf8")).toBe(text);
  expect((await readdir(project.settings.published)).filter(name => name.includes(".part"))).toEqual([]);
});

test("what the services lack is said: a key, or anything to ask for", async () => {
  const lacks = async (env: Record<string, string>) => {
    const operations = await readSummary(loadSettings(env, project.root), sources, now);
    return Object.fromEntries(
      operations.sources.map(({source_id, lacks: what, key_variable}) => [source_id, [what, key_variable]])
    );
  };
  expect(await lacks({})).toMatchObject({
    community_report: [null, null],
    world_bank: [null, null],
    e_stat: ["key", "E_STAT_APP_ID"],
    url_file: ["questions", null]
  });
  expect((await lacks({E_STAT_APP_ID: "canary-12345678"})).e_stat?.[0]).not.toBe("key");
  const said = JSON.stringify(
    await readSummary(loadSettings({E_STAT_APP_ID: "canary-12345678"}, project.root), sources, now)
  );
  expect(said).not.toContain("canary");

  const box = `url_file,box,url=https://a.test/x?t=$${"{BIO_SECRET_BOX}"},,\n`;
  await project.edit("data/reference/request.csv", text => text + box);
  expect((await lacks({})).url_file).toEqual(["key", "BIO_SECRET_BOX"]);
  expect((await lacks({BIO_SECRET_BOX: "canary-12345678"})).url_file).toEqual([null, null]);
  await project.edit("data/reference/request.csv", text => text.replace(box, ""));
});

test("reference tables with mistakes do not keep it from being said how everything runs", async () => {
  const table = "data/reference/area.csv";
  await project.edit(table, text => text.replace("grp-wood,seg-primary", "grp-wood,seg-wood"));
  const operations = await readSummary(project.settings, sources, now);
  expect(operations.sources.find(({source_id}) => source_id === "url_file")?.lacks).toBeNull();
  await project.edit(table, text => text.replace("grp-wood,seg-wood", "grp-wood,seg-primary"));
});

test("a run is under way while its process holds the lock, and was cut off when nobody does", async () => {
  await withFolder(async root => {
    const settings = {...loadSettings({}, root), reference: project.settings.reference};
    const begin = (run_id: string): Promise<void> => {
      const event: RunEvent = {event: "started", run_id, at: new Date().toISOString(), trigger: "manual", sources: []};
      return recordEvent(settings, event);
    };
    const outcomes = async () => (await readSummary(settings, sources, new Date())).runs.map(({outcome}) => outcome);
    const lock = settings.lock;
    await withLock(lock, async () => {
      await begin("first");
      expect(await outcomes()).toEqual(["running"]);
    });
    expect(await outcomes()).toEqual(["interrupted"]);
    await new Promise(resolve => setTimeout(resolve, 5)); // the lock of the next is a later one
    await withLock(lock, async () => {
      expect(await outcomes()).toEqual(["interrupted"]); // a site is being built, say
      await begin("second");
      expect(await outcomes()).toEqual(["running", "interrupted"]);
      await recordEvent(settings, {
        event: "ended",
        run_id: "second",
        at: new Date().toISOString(),
        outcome: "unchanged"
      });
      expect(await outcomes()).toEqual(["unchanged", "interrupted"]);
    });
  });
});

test("a place that cannot be written is said, not passed over", async () => {
  await withFolder(async root => {
    const settings = {...loadSettings({}, root), reference: project.settings.reference};
    await mkdir(join(settings.published, "operations.json"), {recursive: true});
    await expect(writeSummary(settings, sources, now)).rejects.toThrow();
  });
});
