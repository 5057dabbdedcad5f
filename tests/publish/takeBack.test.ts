import {mkdir, readdir, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import type {Manifest} from "../../pipeline/contracts/manifest.js";
import {publishedTables} from "../../pipeline/contracts/published.js";
import {readManifest} from "../../pipeline/publish/publish.js";
import {folderSaysTooMuch, saysTooMuch, takeBack, takeBackSites} from "../../pipeline/publish/takeBack.js";
import {withFolder} from "../helpers/project.js";

const file = {path: "x", bytes: 1, sha256: "0".repeat(64)};

/** A manifest as a version of the product wrote it that published these columns. */
function manifestOf(tables: Record<string, readonly string[]>): Manifest {
  const files = {csv: file, parquet: file, arrow: file};
  const described: Manifest["tables"] = {};
  for (const [name, columns] of Object.entries(tables))
    described[name] = {rows: 1, columns: [...columns], artifacts: [], files};
  return {
    content_id: file.sha256,
    built_at: "2026-11-24T00:00:00.000Z",
    as_of: "2026-11-24",
    tables: described,
    datapackage: file
  };
}

const today = manifestOf({quarantine: publishedTables.quarantine.columns});
const fewer = manifestOf({quarantine: ["source_id", "file"]});
const quoting = manifestOf({quarantine: ["source_id", "file", "raw_text"]});
const naming = manifestOf({person: ["name"]});

async function put(folder: string, manifest: Manifest): Promise<void> {
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
}

test("a set says too much with a column or a table that is published no more, not with fewer", () => {
  expect([today, fewer, quoting, naming].map(saysTooMuch)).toEqual([false, false, true, true]);
});

test("kept sets and earlier days that say too much are removed; what stands, and what is no set, stays", async () => {
  await withFolder(async root => {
    await put(join(root, "set-now"), quoting);
    await symlink("set-now", join(root, "current"));
    expect(await readManifest(root)).toBeUndefined(); // no site is built from it
    await put(join(root, "set-before"), quoting);
    await put(join(root, "set-sound"), today);
    await put(join(root, "as-of-2024-03-31"), naming);
    await put(join(root, "as-of-2025-03-31"), fewer);
    await put(join(root, "notes"), quoting);
    await mkdir(join(root, "set-torn"));
    await writeFile(join(root, "set-torn", "manifest.json"), '{"content_id":');
    await takeBack(root);
    expect((await readdir(root)).sort()).toEqual(
      ["as-of-2025-03-31", "current", "notes", "set-now", "set-sound", "set-torn"].sort()
    );
  });
});

test("of two built sites the one that is not shown is removed where it says too much", async () => {
  await withFolder(async root => {
    for (const [name, manifest] of [
      ["dist.1", quoting],
      ["dist.2", today]
    ] as const)
      await put(join(root, name, "published"), manifest);
    await symlink("dist.2", join(root, "dist"));
    expect(await folderSaysTooMuch(join(root, "dist.1", "published"))).toBe(true);
    await takeBackSites(root);
    expect((await readdir(root)).sort()).toEqual(["dist", "dist.2"]);
  });
});
