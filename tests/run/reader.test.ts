import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {type Reading, reading} from "../../pipeline/contracts/reading.js";
import {makeReader} from "../../pipeline/run/reader.js";
import {pack, unpack} from "../../pipeline/run/readerTalk.js";
import {Stopped} from "../../pipeline/run/run.js";
import {sourcesFor} from "../../pipeline/sources/index.js";
import {manifestOf, withRanProject} from "../helpers/project.js";
import {strangeSource} from "../helpers/strangeSource.js";

const reader = makeReader(new URL("../helpers/strangeReader.ts", import.meta.url), {mostMb: 64});
const tables = new Map();
const LONG = 10 * 60_000;

afterAll(() => reader.end());

/** What the thread says of a file with these words: its first value, or the rule or message it fails with. */
async function told(words: string, timeoutMs = LONG, signal?: AbortSignal): Promise<string> {
  const artifact = {name: `${words}.csv`, content: new TextEncoder().encode(words)};
  const question = {source: "strange", artifact, maxUnzipped: 1, community: ""};
  return reader.read(tables, question, {timeoutMs, signal}).then(
    ({readings: [first]}) => first?.value ?? "",
    error => error.rule ?? `${error.name}: ${error.message}`
  );
}

test("a file that takes too long or too much memory is held by its rule, and the next file is read", async () => {
  expect(await told("wait", 1)).toBe("file_too_slow");
  expect(await told("one")).toBe("one");
  expect(await told("eat")).toBe("file_too_heavy");
  expect(await told("two")).toBe("two");
});

test("files asked for at once are read one after the other", async () => {
  expect(await Promise.all(["a", "throw", "b"].map(words => told(words)))).toEqual([
    "a",
    "TypeError: a fault of ours",
    "b"
  ]);
});

test("a fault of ours in the thread arrives as itself, with the place where it arose", async () => {
  const artifact = {name: "x.csv", content: new TextEncoder().encode("throw")};
  const question = {source: "strange", artifact, maxUnzipped: 1, community: ""};
  const fault = await reader.read(tables, question, {timeoutMs: LONG}).catch(error => error);
  expect([fault instanceof Error, fault.stack]).toEqual([true, expect.stringContaining("strangeReader.ts")]);
});

test("a thread that ends or cannot begin is told as that, and is not started over and over", async () => {
  expect(await told("leave")).toBe("Error: the reading thread ended with 3 while it read leave.csv");
  const none = makeReader(new URL("../helpers/nowhere.ts", import.meta.url));
  const question = {source: "strange", artifact: {name: "", content: new Uint8Array()}, maxUnzipped: 1, community: ""};
  await expect(none.read(tables, question, {timeoutMs: LONG})).rejects.toThrow("nowhere");
});

test("readings come through the thread as they were", () => {
  const all: Reading[] = [
    reading({address: "KPI!A1", value: "65", evidence: "merged_cell"}),
    reading({address: "KPI!A2", value: "65", note_ja: "\ud83d half, 二行\n"})
  ];
  expect(unpack(pack(all))).toEqual(all);
  expect(unpack(pack([]))).toEqual([]);
});

test("a run beats on and can be stopped while a file is read; one cut off for time is told, and tried again", async () => {
  await withRanProject(async project => {
    const {content_id} = await manifestOf(project);
    const flag = join(project.root, "flag");
    const inbox = join(project.root, "data/inbox/strange");
    mkdirSync(inbox, {recursive: true});
    writeFileSync(join(inbox, "report.csv"), `until ${flag}`);
    const given = {reader, sources: [...sourcesFor(project.settings), strangeSource]};

    const stop = new AbortController();
    let beats = 0;
    const beat = () => {
      beats += 1;
      if (beats === 3) stop.abort();
      else setTimeout(beat, 20);
    };
    const progress = (step: string) => step === "collect" && beat(); // from here on the file is read, and would be for ever
    const stopped = project.run("2026-11-25T00:00:00Z", {...given, progress, signal: stop.signal});
    await expect(stopped).rejects.toThrow(Stopped);
    expect(beats).toBe(3);
    expect((await manifestOf(project)).content_id).toBe(content_id);

    project.settings.readTimeoutMs = 1;
    const late = await project.run("2026-11-25T01:00:00Z", given);
    expect(late.undecided.map(({rule}) => rule)).toEqual(["file_too_slow"]);
    project.settings.readTimeoutMs = LONG;
    writeFileSync(flag, "");
    const again = await project.run("2026-11-25T02:00:00Z", given);
    expect([again.undecided, again.changed]).toEqual([[], true]);
  });
});
