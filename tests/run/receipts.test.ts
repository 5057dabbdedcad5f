import {mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {finishReceiving, receive} from "../../pipeline/collect/archive.js";
import {readLedger} from "../../pipeline/collect/ledger.js";
import {parseProgress, progressPath, readProgress, writeProgress} from "../../pipeline/collect/progress.js";
import {NOTHING} from "../../pipeline/contracts/ledger.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import {publishAsOf} from "../../pipeline/run/asOf.js";
import {assertReceiptsHold, noteUnclaimed, receiptNotes} from "../../pipeline/run/receipts.js";
import {lastAcknowledged, readRuns} from "../../pipeline/run/runLedger.js";
import {problemsOf} from "../helpers/errors.js";
import {clock, hashesIn, type Project, withFolder, withRanProject} from "../helpers/project.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const AT = "2026-11-25T00:00:00.000Z";
const KPI = "data/inbox/community_report/nagaoka/kpi.csv";
const kpi = (value: number) => `指標,年度,値,単位\n参画機関数,2024,${value},機関\n`;
const entry = (name: string, content = name) => ({
  source_id: "community_report",
  name,
  sha256: sha256Of(content),
  bytes: content.length,
  received_at: AT,
  licence: "MIT"
});

async function drop({root}: Project, text: string): Promise<void> {
  await mkdir(join(root, "data/inbox/community_report/nagaoka"), {recursive: true});
  await writeFile(join(root, KPI), text);
}

test("bytes that no receipt names stop every run and every look at a day, and nothing is changed", async () => {
  await withRanProject(async project => {
    const {archive, published} = project.settings;
    await drop(project, kpi(60));
    await writeFile(join(archive, sha256Of("x")), "x");
    const state = async () => [await hashesIn(archive), await hashesIn(published)];
    const before = await state();
    const expected = [
      expect.objectContaining({where: join(archive, sha256Of("x")), reason: {code: "archive_damaged"}})
    ];
    for (const rebuild of [false, true]) expect(await problemsOf(() => project.run(AT, {rebuild}))).toEqual(expected);
    expect(await problemsOf(() => publishAsOf(project.settings, "2026-11-24", clock(AT)))).toEqual(expected);
    expect(await state()).toEqual(before);
    await rm(join(archive, sha256Of("x")));
    await writeFile(join(archive, ".DS_Store"), "");
    expect(await assertReceiptsHold(archive, undefined)).toEqual({receipts: 4, unclaimed: []});
  });
});

test("a run that failed for lost receipts does not acknowledge that loss", async () => {
  await withRanProject(async project => {
    const ledger = join(project.settings.archive, "ledger.jsonl");
    const text = await readFile(ledger, "utf8");
    await writeFile(ledger, "");
    for (let i = 0; i < 2; i++)
      expect(await problemsOf(() => project.run(AT))).toMatchObject([
        {en: expect.stringContaining("found 0 receipts")}
      ]);
    await writeFile(ledger, text);
    await project.run(AT);
    expect(lastAcknowledged((await readRuns(project.settings)).events)).toMatchObject({count: 4});
  });
});

test("wherever a crash stops the receiving of a file, the next run goes on, though the file is gone since", async () => {
  await withFolder(async archive => {
    const at = new Date(AT);
    const note = () => writeFile(join(archive, "receiving.json"), JSON.stringify(entry(KPI, kpi(60))));
    await note(); // noted, not kept
    expect(await finishReceiving(archive, at)).toEqual([]);
    await note();
    await writeFile(join(archive, sha256Of(kpi(60))), kpi(60)); // kept, without its receipt
    expect((await assertReceiptsHold(archive, {count: 0, last: NOTHING})).unclaimed).toEqual([]);
    expect(await finishReceiving(archive, at)).toMatchObject([{name: KPI, received_at: AT}]);
    await note(); // with its receipt, still noted
    expect(await finishReceiving(archive, at)).toEqual([]);
    expect(await readLedger(archive)).toHaveLength(1);
    expect(await readdir(archive)).not.toContain("receiving.json");
  });
});

test("pages of an asking that is given up go with it, but for those that a receipt or another asking names", async () => {
  await withFolder(async archive => {
    const page = (text: string) => ({
      name: text,
      url: "",
      address: sha256Of("address"),
      status: 200,
      sha256: sha256Of(text)
    });
    const asking = (request_id: string, ...texts: string[]) =>
      writeProgress(progressPath(archive, "world_bank", request_id), {
        source_id: "world_bank",
        request_id,
        question: "q",
        started_at: AT,
        licence: "MIT",
        complete: false,
        pages: Object.fromEntries(texts.map(text => [text, page(text)]))
      });
    await asking("old", "received", "shared", "alone");
    await asking("other", "shared");
    await receive(archive, {...entry("a"), content: bytes("received")});
    for (const text of ["shared", "alone"]) await writeFile(join(archive, sha256Of(text)), text);
    expect((await assertReceiptsHold(archive, undefined)).unclaimed).toEqual([]);
    const path = progressPath(archive, "world_bank", "old");
    expect(await readProgress(path, "q", new Date("2026-11-25T23:00:00.000Z"))).toBeDefined();
    expect(await readProgress(path, "q", new Date("2026-11-26T00:00:00.000Z"))).toBeUndefined();
    expect(await parseProgress(path)).toBeUndefined();
    const left = await readdir(archive);
    expect(["received", "shared", "alone"].map(text => left.includes(sha256Of(text)))).toEqual([true, true, false]);
    expect((await assertReceiptsHold(archive, undefined)).unclaimed).toEqual([]);
  });
});

test("what an earlier version left without a receipt is told once, kept, and is no loss from then on", async () => {
  await withFolder(async archive => {
    await writeFile(join(archive, "ledger.jsonl"), `${JSON.stringify(entry(KPI))}\n`);
    await writeFile(join(archive, sha256Of("left")), "left");
    const held = await assertReceiptsHold(archive, undefined);
    await noteUnclaimed(archive, held);
    const told = await receiptNotes(archive, held, new Date(AT));
    expect(told).toMatchObject([{where: archive, en: expect.stringContaining("found 1 files")}]);
    expect((await assertReceiptsHold(archive, {count: 0, last: NOTHING})).unclaimed).toEqual([]);
    expect(await readFile(join(archive, sha256Of("left")), "utf8")).toBe("left");
  });
});

test("a clock before the last receipt is told, the receipt marked, and the runs go on", async () => {
  await withRanProject(async project => {
    await drop(project, kpi(60));
    const {told} = await project.run("2024-11-24T00:00:00.000Z");
    expect(told).toMatchObject([{en: expect.stringContaining("the order of receiving decides")}]);
    expect((await readLedger(project.settings.archive)).at(-1)).toMatchObject({name: KPI, clock_back: true});
  });
});
