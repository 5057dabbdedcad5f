import {appendFile, mkdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import type {RunEvent} from "../../pipeline/contracts/runEvent.js";
import {lastGood, newRunId, readRuns, recordEvent, runsPath} from "../../pipeline/run/runLedger.js";
import {withFolder} from "../helpers/project.js";
import {ledgerOf, type Told} from "../schedule/ledger.js";

const run = (time: string, more: Partial<Told> = {}): Told => ({source: "a", at: `2026-11-26 ${time}`, ...more});
const whole = ledgerOf(
  run("06:30", {answer: "failed", ends: "published", tally: {readings: 2, accepted: 1, quarantined: 1, skipped: 0}}),
  run("07:30", {ends: "failed"})
);

test("without a ledger nothing happened yet", async () => {
  await withFolder(async data => expect(await readRuns({data})).toEqual({events: [], unreadable: 0}));
});

test("every kind of event comes back as it was recorded, in the order of writing, one line each", async () => {
  await withFolder(async data => {
    for (const event of whole) await recordEvent({data}, event);
    expect(await readRuns({data})).toEqual({events: whole, unreadable: 0});
    expect((await readFile(runsPath({data}), "utf8")).split("\n")).toHaveLength(whole.length + 1);
    expect(new Set(whole.map(({event}) => event))).toEqual(new Set(["queued", "started", "source", "ended"]));
  });
});

test("what is no event is not written", async () => {
  await withFolder(async data => {
    const [event] = whole;
    for (const wrong of [{...event, at: "yesterday"}, {...event, run_id: ""}, {...event, more: 1}, {event: "begun"}])
      await expect(recordEvent({data}, wrong as unknown as RunEvent)).rejects.toThrow();
    expect(await readRuns({data})).toEqual({events: [], unreadable: 0});
  });
});

test("lines torn by a crash, changed by hand or of another version are passed over and counted", async () => {
  await withFolder(async data => {
    const [first, second, ...others] = whole;
    if (!first || !second) throw new Error("too few events");
    await recordEvent({data}, first);
    const {length} = JSON.stringify(second);
    const torn = [JSON.stringify(second).slice(0, length / 2), "null", "[]", "12", "\u0000\u0000", '{"event":"begun"}'];
    await appendFile(runsPath({data}), `${torn.join("\n")}\n\n`); // an empty line is no line
    await appendFile(runsPath({data}), `${JSON.stringify({...second, more: 1})}\n`);
    for (const event of others) await recordEvent({data}, event);
    expect(await readRuns({data})).toEqual({events: [first, ...others], unreadable: 7});
  });
});

test("a last line that is not whole yet counts for nothing, and does not spoil the next", async () => {
  await withFolder(async data => {
    const [first, second] = whole;
    if (!first || !second) throw new Error("too few events");
    await recordEvent({data}, first);
    await appendFile(runsPath({data}), '{"event":"ended","run_id":"x');
    expect(await readRuns({data})).toEqual({events: [first], unreadable: 0});
    await recordEvent({data}, second);
    expect(await readRuns({data})).toEqual({events: [first, second], unreadable: 1});
  });
});

test("a ledger that cannot be read at all is not taken for an empty one", async () => {
  await withFolder(async data => {
    await mkdir(join(data, "runs.jsonl"));
    await expect(readRuns({data})).rejects.toThrow("EISDIR");
    await expect(recordEvent({data}, whole[0] as RunEvent)).rejects.toThrow("EISDIR");
  });
});

test("the last good run is the last that left a whole set standing", () => {
  const ends = (...told: Told["ends"][]) =>
    lastGood(ledgerOf(...told.map((one, i) => run(`1${i}:00`, {ends: one ?? "unchanged"}))))?.run_id;
  expect(ends()).toBeUndefined();
  expect(ends("failed", "stopped", "dies", "waits")).toBeUndefined();
  expect(ends("published", "failed", "stopped", "dies", "waits")).toBe("run-1");
  expect(ends("published", "unchanged", "failed")).toBe("run-2");
});

test("a run is named by its time in Japan, and names sort as the runs began", () => {
  const name = newRunId(new Date("2026-12-31T15:00:05.999Z"));
  expect(name).toMatch(/^20270101T000005-[0-9a-f]{6}$/);
  const instants = ["2026-11-26T00:00:00Z", "2026-11-26T09:00:01Z", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"];
  const names = instants.map(text => newRunId(new Date(text)));
  expect([...names].sort()).toEqual(names);
  expect(newRunId(new Date("2026-11-25T15:00:00Z"))).toMatch(/^20261126T000000-/); // midnight is 00, not 24
});
