import {appendFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {filesIn, manifestOf, OBSERVATIONS, type Project, withProject, withRanProject} from "../helpers/project.js";

const LATER = "2027-03-31T09:30:00.000Z";

test("a run with nothing new says unchanged and leaves every file as it was", async () => {
  await withRanProject(async project => {
    const manifest = await manifestOf(project);
    const before = await filesIn(project.root);
    const second = await project.run(LATER);
    expect(second).toMatchObject({changed: false, manifest});
    expect(second.steps.map(([step]) => step)).toEqual(["reference", "collect", "read", "unchanged"]);
    expect(Object.fromEntries(second.steps)).toMatchObject({collect: 0});
    const after = await filesIn(project.root);
    for (const files of [before, after]) files.delete("data/runs.jsonl"); // it has a line for every step of every run
    expectSame(after, before);
  });
});

test("a warehouse rebuilt at a later hour publishes the same bytes", async () => {
  await withRanProject(async project => {
    const before = await published(project);
    await rm(project.settings.warehouse);
    const again = await project.run(LATER);
    expect(again.steps.at(-1)?.[0]).toBe("publish");
    expect(again.changed).toBe(false);
    expectSame(await published(project), before);
  });
});

test("with the published files gone too, the same hour gives the same bytes", async () => {
  await withRanProject(async project => {
    const before = await published(project);
    await wipe(project);
    await project.run();
    expectSame(await published(project), before);
  });
});

test("with the published files gone too, a later hour changes only the moment of building", async () => {
  await withRanProject(async project => {
    const manifest = await manifestOf(project);
    const before = await published(project);
    await wipe(project);
    const second = await project.run(LATER);
    const after = await published(project);
    expect(second.manifest).toEqual({...manifest, built_at: LATER});
    const differing = [...after].filter(([path, bytes]) => !before.get(path)?.equals(bytes)).map(([path]) => path);
    expect(differing).toEqual(["arrow/manifest.json", "manifest.json"]);
  });
});

test("two projects of the same data publish the same tables, whatever folder they stand in", async () => {
  await withRanProject(async one => {
    await withProject(async other => {
      await other.run(); // the other's run was in a third folder
      expectSame(await published(other), await published(one));
    });
  });
});

test("a figure revised in the file replaces the old one, and the file as first received is kept", async () => {
  await withRanProject(async project => {
    const manifest = await manifestOf(project);
    await project.edit(OBSERVATIONS, text =>
      text.replace("meti-healthcare-2023,2020,24,", "meti-healthcare-2023,2020,24.5,")
    );
    const revised = await project.run(LATER);
    expect(revised.changed).toBe(true);
    expect(revised.manifest.content_id).not.toBe(manifest.content_id);
    expect(revised.manifest.tables.source_status?.rows).toBe(5);
    const figures = await project.read("data/published/current/observation.csv");
    expect(figures).toContain(
      "meti-healthcare-2023.2020.20230824,meti-healthcare-2023,healthcare_market,area,grp-healthcare,2020,CY,2020.0,24.5,"
    );
    expect((await filesIn(project.settings.archive)).size).toBe(6);
  });
});

test("a wording changed in a reference table is published by the next run", async () => {
  await withRanProject(async project => {
    await project.edit("data/reference/area.csv", text =>
      text.replace("Bio-related market", "Market of the bio-economy")
    );
    expect((await project.run(LATER)).changed).toBe(true);
    expect(await project.read("data/published/current/area.csv")).toContain("Market of the bio-economy");
  });
});

function published({settings}: Project): Promise<Map<string, Buffer>> {
  return filesIn(join(settings.published, "current/"));
}

async function wipe({settings}: Project): Promise<void> {
  await rm(settings.warehouse);
  await rm(settings.published, {recursive: true});
}

/** The same files with the same bytes; names the ones that differ. */
function expectSame(found: Map<string, Buffer>, expected: Map<string, Buffer>): void {
  expect([...found.keys()]).toEqual([...expected.keys()]);
  expect(found.size).toBeGreaterThan(5);
  expect([...found].filter(([path, bytes]) => !expected.get(path)?.equals(bytes)).map(([path]) => path)).toEqual([]);
}

test("a published file that was changed by hand is put right by the next run", async () => {
  await withRanProject(async project => {
    const before = await published(project);
    const csv = join(project.settings.published, "current", "target.csv");
    await appendFile(csv, "made,up\n");
    const mended = await project.run();
    expect(mended).toMatchObject({changed: true});
    expectSame(await published(project), before);
  });
});

test("a full list that was changed by hand, or is gone, is written again by the next run", async () => {
  await withRanProject(async project => {
    const {internal} = project.settings;
    const before = await filesIn(join(internal, "current/"));
    await appendFile(join(internal, "current", "file.csv"), "made,up\n");
    expect(await project.run()).toMatchObject({changed: false});
    expect([...(await filesIn(join(internal, "current/")))]).toEqual([...before]);
    await rm(internal, {recursive: true});
    await project.run();
    expect([...(await filesIn(join(internal, "current/")))]).toEqual([...before]);
  });
});
