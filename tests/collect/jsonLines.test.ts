import {appendFile, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {addLine, appendLine, readLines} from "../../pipeline/collect/jsonLines.js";
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

test("lines that several writers add stand whole, each by itself, in folders made on the way", async () => {
  await withFolder(async folder => {
    const path = join(folder, "a", "log.jsonl");
    const numbers = Array.from({length: 50}, (_, n) => n);
    await Promise.all(numbers.map(n => addLine(path, {n, text: "改行\n".repeat(50)})));
    const found = (await readLines(path)).map(line => JSON.parse(line).n);
    expect(found.sort((a, b) => a - b)).toEqual(numbers);
  });
});

test("a torn last line is left to stand by itself: another writer may have been cut off, or be at work", async () => {
  await withFolder(async folder => {
    const path = join(folder, "log.jsonl");
    await addLine(path, {n: 1});
    await appendFile(path, '{"n":2,"text":"に');
    await addLine(path, {n: 3});
    await addLine(path, {n: 4});
    expect(await readFile(path, "utf8")).toBe('{"n":1}\n{"n":2,"text":"に\n{"n":3}\n{"n":4}\n');
  });
});

test("nothing is added that would be half an entry, and a folder in place of the file is said", async () => {
  await withFolder(async folder => {
    const path = join(folder, "log.jsonl");
    const ring: Record<string, unknown> = {};
    ring.self = ring;
    await expect(addLine(path, ring)).rejects.toThrow("circular");
    await addLine(path, {n: 1});
    expect(await readFile(path, "utf8")).toBe('{"n":1}\n');
    await expect(addLine(folder, {n: 1})).rejects.toThrow("EISDIR");
  });
});
