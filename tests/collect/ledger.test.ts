import {appendFile, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {appendReceipt, readLedger} from "../../pipeline/collect/ledger.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import {problemsOf} from "../helpers/errors.js";
import {withFolder} from "../helpers/project.js";

const receipt = (name: string) => ({
  source_id: "test",
  name,
  sha256: sha256Of(name),
  bytes: 1,
  received_at: "2026-01-01T00:00:00.000Z",
  licence: "MIT"
});

test("receipts come back in the order of receiving", async () => {
  await withFolder(async folder => {
    expect(await readLedger(folder)).toEqual([]);
    for (const name of ["b", "a", "b"]) await appendReceipt(folder, receipt(name));
    expect(await readLedger(folder)).toEqual(["b", "a", "b"].map(receipt));
  });
});

test("a receipt torn by a crash was never acknowledged: it is ignored, and cut at the next one", async () => {
  await withFolder(async folder => {
    const path = join(folder, "ledger.jsonl");
    await appendReceipt(folder, receipt("a"));
    await appendFile(path, JSON.stringify(receipt("torn")).slice(0, 40));
    expect(await readLedger(folder)).toEqual([receipt("a")]);
    await appendReceipt(folder, receipt("b"));
    expect(await readLedger(folder)).toEqual([receipt("a"), receipt("b")]);
    expect(await readFile(path, "utf8")).not.toContain("torn");
  });
});

test.each([
  ["no JSON", "{oops"],
  ["an empty line", ""],
  ["another shape", '{"source_id":"test"}'],
  ["an unknown field", JSON.stringify({...receipt("x"), extra: 1})],
  ["a hash that is none", JSON.stringify({...receipt("x"), sha256: "abc"})]
])("a line in the middle that is %s is named, in both languages, and nothing is read past it", async (_name, line) => {
  await withFolder(async folder => {
    const path = join(folder, "ledger.jsonl");
    const good = JSON.stringify(receipt("a"));
    await writeFile(path, `${good}\n${line}\n${good}\n`);
    expect(await problemsOf(() => readLedger(folder))).toEqual([
      {
        where: `${path}:2`,
        ja: "受領の記録として読めません。この行を直すか、控えから戻してください。",
        en: "not readable as a receipt; mend this line or restore the ledger from a copy.",
        reason: {code: "archive_damaged"}
      }
    ]);
  });
});
