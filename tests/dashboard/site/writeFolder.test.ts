import {mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, utimes, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {writeFolder} from "../../../dashboard/site/writeFolder.js";

let folder: string;
const LONG_AGO = new Date("2020-01-01");
const wanted = (files: Record<string, string | Uint8Array>) => ({
  files: new Map(Object.entries(files)),
  link: {name: "data", to: join(folder, "..", "somewhere")},
  keep: [".cache"]
});

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "bio-pages-")), "pages");
});

afterEach(() => rm(join(folder, ".."), {recursive: true, force: true}));

test("a folder holds just the files it is to hold, its link, and what is somebody else's", async () => {
  await mkdir(join(folder, ".cache"), {recursive: true});
  await writeFile(join(folder, ".cache", "kept.txt"), "x");
  await writeFolder(folder, wanted({"a.md": "1", "old/b.md": "2"}));
  await writeFolder(folder, wanted({"a.md": "1", "new/c.md": "3"}));
  const all = await readdir(folder, {recursive: true});
  expect(all.filter(name => /\./.test(name)).sort()).toEqual([".cache", ".cache/kept.txt", "a.md", "new/c.md"]);
  expect(await readlink(join(folder, "data"))).toBe("../somewhere");
});

test("a file whose content stands already is not touched, so that nobody who watches it is woken", async () => {
  await writeFolder(folder, wanted({"a.md": "同じ", "b.css": Buffer.from("x")}));
  for (const name of ["a.md", "b.css"]) await utimes(join(folder, name), LONG_AGO, LONG_AGO);
  await writeFolder(folder, wanted({"a.md": "同じ", "b.css": Buffer.from("y")}));
  expect((await stat(join(folder, "a.md"))).mtime).toEqual(LONG_AGO);
  expect((await stat(join(folder, "b.css"))).mtime).not.toEqual(LONG_AGO);
  expect(await readFile(join(folder, "b.css"), "utf8")).toBe("y");
});

test("the link follows to another set", async () => {
  await writeFolder(folder, wanted({}));
  await writeFolder(folder, {...wanted({}), link: {name: "data", to: join(folder, "..", "elsewhere")}});
  expect(await readlink(join(folder, "data"))).toBe("../elsewhere");
});
