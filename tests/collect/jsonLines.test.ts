import {appendFile, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {appendLine, readLines} from "../../pipeline/collect/jsonLines.js";
import {withFolder} from "../helpers/project.js";

test("a file that does not exist has no lines", async () => {
  await withFolder(async folder => expect(await readLines(join(folder, "none.jsonl"))).toEqual([]));
});

test("a folder in place of the file is our fault and is not taken for an empty one", async () => {
  await withFolder(async folder => {
    await expect(readLines(folder)).rejects.toThrow("EISDIR");
  });
});

test("each entry becomes one line, in order, in folders made on the way", async () => {
  await withFolder(async folder => {
    const path = join(folder, "a", "b", "log.jsonl");
    await appendLine(path, {n: 1, text: "改行\nも一行"});
    await appendLine(path, {n: 2});
    expect(await readFile(path, "utf8")).toBe('{"n":1,"text":"改行\\nも一行"}\n{"n":2}\n');
    expect((await readLines(path)).map(line => JSON.parse(line).n)).toEqual([1, 2]);
  });
});

test("a last line torn by a crash does not count, and is cut off by the next entry", async () => {
  await withFolder(async folder => {
    const path = join(folder, "log.jsonl");
    await appendLine(path, {n: 1});
    await appendFile(path, '{"n":2,"text":"に');
    expect(await readLines(path)).toEqual(['{"n":1}']);
    await appendLine(path, {n: 3});
    expect(await readFile(path, "utf8")).toBe('{"n":1}\n{"n":3}\n');
  });
});

test("a file that holds nothing but a torn line starts afresh", async () => {
  await withFolder(async folder => {
    const path = join(folder, "log.jsonl");
    await writeFile(path, '{"n":');
    expect(await readLines(path)).toEqual([]);
    await appendLine(path, {n: 1});
    expect(await readFile(path, "utf8")).toBe('{"n":1}\n');
  });
});
