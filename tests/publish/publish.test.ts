import {lstat, mkdir, readdir, readlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {publishedTables} from "../../pipeline/contracts/published.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import {type PublishOptions, prepare, promote, readManifest} from "../../pipeline/publish/publish.js";
import {run, type Store} from "../../pipeline/store.js";
import {type Lent, lendModels} from "../helpers/lendModels.js";
import {clock, filesIn, hashesIn, makeProject, type Project, withFolder} from "../helpers/project.js";
import {type World, withModels} from "../helpers/store.js";

describe("the set of a first run", () => {
  let project: Project;
  let set: Map<string, Buffer>;
  beforeAll(async () => {
    project = await makeProject({ran: true});
    set = await filesIn(join(project.settings.published, "current/"));
  });
  afterAll(() => project.remove());

  test("holds every table as CSV, Parquet and Arrow, and nothing else", () => {
    const names = Object.keys(publishedTables);
    const expected = [
      ...names.flatMap(name => [`${name}.csv`, `${name}.parquet`, `arrow/${name}.arrow`]),
      "datapackage.json",
      "manifest.json",
      "arrow/manifest.json"
    ];
    expect([...set.keys()].sort()).toEqual(expected.sort());
  });

  test("has a manifest whose sizes, hashes and counts are those of the files", async () => {
    const manifest = await readManifest(project.settings.published);
    const stated = Object.values(manifest?.tables ?? {}).flatMap(({files}) => Object.values(files));
    for (const {path, bytes, sha256} of [...stated, ...(manifest ? [manifest.datapackage] : [])]) {
      const content = set.get(path) ?? Buffer.alloc(0);
      expect([path, bytes, sha256]).toEqual([path, content.byteLength, sha256Of(content)]);
    }
    expect(stated).toHaveLength(Object.keys(publishedTables).length * 3);
    expect(JSON.parse(String(set.get("arrow/manifest.json")))).toEqual(manifest);
  });

  test("has a manifest that names the files each table rests on", async () => {
    const manifest = await readManifest(project.settings.published);
    const behind = (table: string) => manifest?.tables[table]?.artifacts.map(({file}) => file);
    expect(behind("area")).toEqual(["data/reference/area.csv"]);
    expect(behind("observation")).toContain("data/bundled/published_figures/observation.csv");
    for (const {file, sha256} of Object.values(manifest?.tables ?? {}).flatMap(({artifacts}) => artifacts)) {
      expect([file, sha256]).toEqual([file, sha256Of(await project.read(file))]);
    }
  });

  test("is what the site reads: its Arrow files stand by themselves, with the manifest", async () => {
    const arrow = await filesIn(join(project.settings.published, "current", "arrow"));
    expect([...arrow.keys()]).toEqual(
      [...Object.keys(publishedTables).map(name => `${name}.arrow`), "manifest.json"].sort()
    );
  });

  test("names no folder of the machine it was made on", () => {
    for (const [path, content] of set) expect(content.includes(project.root), path).toBe(false);
  });
});

const world = (value: string): World => ({readings: [{value}]});
const options = (root: string, instant: string): PublishOptions => ({
  published: join(root, "published"),
  internal: join(root, "internal"),
  asOf: "2026-01-31",
  sources: [{title: "試験", licence: "MIT"}],
  artifactsBehind: () => [],
  now: clock(instant)
});
const lent = new Map<string, Promise<Lent>>();
afterAll(async () => {
  for (const one of lent.values()) await (await one).giveBack();
});

/** Publishing only reads the models of a world: they are built once for all tests. */
async function publishWorld(root: string, value: string, instant: string) {
  const built = lent.get(value) ?? lendModels(world(value));
  lent.set(value, built);
  return publish((await built).store, options(root, instant));
}

async function publish(store: Store, published: PublishOptions) {
  return promote(await prepare(store, published), published);
}

test("the same content published again changes nothing, not even the moment of building", async () => {
  await withFolder(async root => {
    const first = await publishWorld(root, "1", "2026-01-31T00:00:00.000Z");
    const before = await hashesIn(root);
    const second = await publishWorld(root, "1", "2026-02-28T00:00:00.000Z");
    expect([first.changed, second.changed]).toEqual([true, false]);
    expect(second.manifest).toEqual(first.manifest);
    expect(await hashesIn(root)).toEqual(before);
  });
});

test("new content takes over in one step; the set before it stays for those still reading, older ones go", async () => {
  await withFolder(async root => {
    const ids: string[] = [];
    for (const value of ["1", "2", "3"])
      ids.push((await publishWorld(root, value, "2026-01-31T00:00:00.000Z")).manifest.content_id.slice(0, 16));
    expect(await readlink(join(root, "published", "current"))).toBe(`set-${ids[2]}`);
    expect((await readdir(join(root, "published"))).sort()).toEqual(
      ["current", `set-${ids[1]}`, `set-${ids[2]}`].sort()
    );
    expect((await lstat(join(root, "published", "current"))).isSymbolicLink()).toBe(true);
  });
});

test("content that returns to what it was has the id it had", async () => {
  await withFolder(async root => {
    const ids: string[] = [];
    for (const value of ["1", "2", "1"])
      ids.push((await publishWorld(root, value, "2026-01-31T00:00:00.000Z")).manifest.content_id);
    expect(ids[2]).toBe(ids[0]);
    expect(ids[1]).not.toBe(ids[0]);
  });
});

test("a failure halfway leaves the standing set alone and no leftovers", async () => {
  await withFolder(async root => {
    await publishWorld(root, "1", "2026-01-31T00:00:00.000Z");
    const before = await hashesIn(root);
    const link = await readlink(join(root, "published", "current"));
    const failing = withModels(world("2"), async store => {
      await run(store, "drop table mart.figure");
      await publish(store, options(root, "2026-01-31T00:00:00.000Z"));
    });
    await expect(failing).rejects.toThrow("figure");
    expect(await readlink(join(root, "published", "current"))).toBe(link);
    expect(await hashesIn(root)).toEqual(before);
    expect((await readdir(join(root, "published"))).sort()).toEqual(["current", link].sort());
  });
});

test("before anything was published there is no manifest, and one that cannot be read is none", async () => {
  await withFolder(async root => {
    expect(await readManifest(root)).toBeUndefined();
    await mkdir(join(root, "current"));
    for (const damaged of ['{"content_id": "x"}', '{"content_id": "', ""]) {
      await writeFile(join(root, "current", "manifest.json"), damaged);
      expect(await readManifest(root)).toBeUndefined();
    }
  });
});
