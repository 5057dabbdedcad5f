import {appendFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {chainFaults} from "../../pipeline/collect/chain.js";
import {appendReceipt, endOf, ledgerLines, readLedger} from "../../pipeline/collect/ledger.js";
import {NOTHING} from "../../pipeline/contracts/ledger.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import {withFolder} from "../helpers/project.js";

const receipt = (name: string, day = 1) => ({
  source_id: "test",
  name,
  sha256: sha256Of(name),
  bytes: 1,
  received_at: `2026-01-0${day}T00:00:00.000Z`,
  licence: "MIT"
});
const old = (name: string, day = 1) => JSON.stringify(receipt(name, day));

let lines: string[];
const line = (nth: number) => lines[nth - 1] ?? "";

beforeAll(() =>
  withFolder(async folder => {
    for (const [i, name] of ["a", "b", "c", "d"].entries()) await appendReceipt(folder, receipt(name, i + 1));
    lines = await ledgerLines(folder);
  })
);

test("each line carries the hash of the line before it, the first that of nothing", () => {
  const previous = lines.map(text => JSON.parse(text).previous);
  expect(previous).toEqual([NOTHING, ...lines.slice(0, -1).map(text => sha256Of(text))]);
  expect(chainFaults(lines, "l", endOf(lines))).toEqual([]);
  expect(chainFaults([], "l", endOf([]))).toEqual([]);
});

describe("a ledger that was changed is told by file and line", () => {
  test.each<[string, () => string[], string]>([
    ["two lines changed places", () => [line(1), line(3), line(2), line(4)], "l:2"],
    ["a line stands twice", () => [line(1), line(2), line(2), line(3), line(4)], "l:3"],
    ["a line is missing", () => [line(1), line(3), line(4)], "l:2"],
    ["the first line is missing", () => lines.slice(1), "l:1"],
    ["the last line is missing", () => lines.slice(0, -1), "l"],
    ["all lines are missing", () => [], "l"],
    ["a name was edited", () => [line(1), line(2).replace('"b"', '"x"'), line(3), line(4)], "l:3"],
    ["the last name was edited", () => [...lines.slice(0, -1), line(4).replace('"d"', '"x"')], "l:4"],
    ["a date was set before the line ahead", () => [line(1), line(2), line(3).replace("-03T", "-01T"), line(4)], "l:3"],
    ["a hash was taken away", () => [line(1), line(2).replace(/,"previous":"\w+"/, ""), line(3), line(4)], "l:2"],
    ["lines end in CRLF", () => lines.map(text => `${text}\r`), "l:2"],
    ["a line is no receipt", () => [line(1), "{oops", line(3), line(4)], "l:2"]
  ])("%s", (_how, damaged, where) => {
    const [first] = chainFaults(damaged(), "l", endOf(lines));
    expect(first).toMatchObject({where, reason: {code: "archive_damaged"}});
  });

  test("what is gone is told in numbers, with what to do", () => {
    expect(chainFaults(lines.slice(0, 3), "l", endOf(lines))).toMatchObject([
      {
        ja: expect.stringMatching(/^受領の記録が 3 行です。前回の実行の終わりには 4 行ありました。.*bio archive adopt/),
        en: expect.stringMatching(
          /^found 3 receipts, expected at least the 4 that the last run left\..*bio archive adopt/
        )
      }
    ]);
  });
});

test("receipts written since the last run ended are no fault", () => {
  expect(chainFaults(lines, "l", endOf(lines.slice(0, 2)))).toEqual([]);
  expect(chainFaults(lines, "l", undefined)).toEqual([]);
});

test("lines of an earlier version stand before all that carry a hash, in whatever order of dates, and not behind", async () => {
  await withFolder(async folder => {
    await appendFile(join(folder, "ledger.jsonl"), `${old("a", 3)}\n${old("b", 2)}\n`);
    await appendReceipt(folder, receipt("c", 4));
    const all = await ledgerLines(folder);
    expect(JSON.parse(all[2] ?? "").previous).toBe(sha256Of(old("b", 2)));
    expect(chainFaults(all, "l")).toEqual([]);
    expect(chainFaults([...all, old("d", 5)], "l")).toMatchObject([{where: "l:4"}]);
  });
});

test("a receipt under a clock set back is marked, and only that one", async () => {
  await withFolder(async folder => {
    for (const day of [5, 2, 3, 1]) await appendReceipt(folder, receipt(`day ${day}`, day));
    expect((await readLedger(folder)).map(({clock_back = false}) => clock_back)).toEqual([false, true, false, true]);
    expect(chainFaults(await ledgerLines(folder), "l")).toEqual([]);
  });
});
