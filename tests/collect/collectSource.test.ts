import {mkdir, readdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readArtifact} from "../../pipeline/collect/archive.js";
import {collectSource} from "../../pipeline/collect/collectSource.js";
import {readLedger} from "../../pipeline/collect/ledger.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import {problemsOf} from "../helpers/errors.js";
import {clock, withFolder} from "../helpers/project.js";
import {plainSource} from "../helpers/store.js";

const FIRST = "2026-01-01T00:00:00.000Z";
const SECOND = "2026-02-01T00:00:00.000Z";
const source = {...plainSource, files: ["data/a.csv", "data/b.csv"]};

async function withFiles(
  work: (root: string, archive: string, collect: (instant: string) => Promise<string[]>) => Promise<void>
) {
  await withFolder(async root => {
    const archive = join(root, "archive");
    await mkdir(join(root, "data"));
    await writeFile(join(root, "data/a.csv"), "a1");
    await writeFile(join(root, "data/b.csv"), "b1");
    const collect = async (instant: string) =>
      (await collectSource(source, {root, home: root}, archive, {now: clock(instant)})).received.map(({name}) => name);
    await work(root, archive, collect);
  });
}

test("each file is received once, with its source, its licence and the moment", async () => {
  await withFiles(async (_root, archive, collect) => {
    expect(await collect(FIRST)).toEqual(["data/a.csv", "data/b.csv"]);
    expect((await readLedger(archive))[0]).toEqual({
      source_id: "test",
      name: "data/a.csv",
      sha256: sha256Of("a1"),
      bytes: 2,
      received_at: FIRST,
      licence: "MIT"
    });
  });
});

test("a file that did not change gives no receipt", async () => {
  await withFiles(async (_root, archive, collect) => {
    await collect(FIRST);
    expect(await collect(SECOND)).toEqual([]);
    expect(await readLedger(archive)).toHaveLength(2);
  });
});

test("a file that changed is a second artifact, and the first is kept", async () => {
  await withFiles(async (root, archive, collect) => {
    await collect(FIRST);
    await writeFile(join(root, "data/a.csv"), "a2");
    expect(await collect(SECOND)).toEqual(["data/a.csv"]);
    expect((await readdir(archive)).sort()).toEqual([...["a1", "a2", "b1"].map(sha256Of), "ledger.jsonl"].sort());
    expect(Buffer.from(await readArtifact(archive, sha256Of("a1"))).toString()).toBe("a1");
  });
});

test("a file put back as it was is received again, without a third artifact", async () => {
  await withFiles(async (root, archive, collect) => {
    await collect(FIRST);
    for (const content of ["a2", "a1"]) {
      await writeFile(join(root, "data/a.csv"), content);
      expect(await collect(SECOND)).toEqual(["data/a.csv"]);
    }
    expect((await readLedger(archive)).map(({sha256}) => sha256)).toEqual(["a1", "b1", "a2", "a1"].map(sha256Of));
    expect(await readdir(archive)).toHaveLength(4);
  });
});

test("two files of the same content are one artifact under two names", async () => {
  await withFiles(async (root, archive, collect) => {
    await writeFile(join(root, "data/b.csv"), "a1");
    expect(await collect(FIRST)).toEqual(["data/a.csv", "data/b.csv"]);
    expect(await readdir(archive)).toHaveLength(2);
    expect(await collect(SECOND)).toEqual([]);
  });
});

test("a file that is gone is named", async () => {
  await withFiles(async (root, _archive, collect) => {
    await rm(join(root, "data/b.csv"));
    expect(await problemsOf(() => collect(FIRST))).toEqual([
      {where: "data/b.csv", ja: "ファイルがありません。", en: "the file is missing."}
    ]);
  });
});
