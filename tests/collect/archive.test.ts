import {readdir, readFile, stat, truncate, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readArtifact, receive} from "../../pipeline/collect/archive.js";
import {readLedger} from "../../pipeline/collect/ledger.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import {problemsOf} from "../helpers/errors.js";
import {withFolder} from "../helpers/project.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const facts = {source_id: "test", name: "data/a.csv", licence: "MIT"};

test("bytes are kept under their own SHA-256 and come back unchanged", async () => {
  await withFolder(async folder => {
    const receipt = await receive(folder, {...facts, content: bytes("é\r\n"), received_at: "2026-01-01T00:00:00.000Z"});
    expect(receipt).toEqual({...facts, sha256: sha256Of("é\r\n"), bytes: 4, received_at: "2026-01-01T00:00:00.000Z"});
    expect(Buffer.from(await readArtifact(folder, receipt.sha256)).toString()).toBe("é\r\n");
    expect((await readdir(folder)).sort()).toEqual([receipt.sha256, "ledger.jsonl"].sort());
  });
});

test("the same bytes twice are one artifact with two receipts", async () => {
  await withFolder(async folder => {
    const first = await receive(folder, {...facts, content: bytes("a"), received_at: "2026-01-01T00:00:00.000Z"});
    const {ino, mtimeMs} = await stat(join(folder, first.sha256));
    const second = await receive(folder, {...facts, content: bytes("a"), received_at: "2026-01-02T00:00:00.000Z"});
    expect(second.sha256).toBe(first.sha256);
    expect(await stat(join(folder, first.sha256))).toMatchObject({ino, mtimeMs});
    expect((await readLedger(folder)).map(({received_at}) => received_at)).toEqual([
      "2026-01-01T00:00:00.000Z",
      "2026-01-02T00:00:00.000Z"
    ]);
    expect(await readdir(folder)).toHaveLength(2);
  });
});

test("a file cut short by a crash is written anew when it comes again", async () => {
  await withFolder(async folder => {
    const file = {...facts, content: bytes("whole"), received_at: "2026-01-01T00:00:00.000Z"};
    const {sha256} = await receive(folder, file);
    await truncate(join(folder, sha256), 2);
    await receive(folder, file);
    expect((await readFile(join(folder, sha256))).toString()).toBe("whole");
  });
});

test.each([
  ["changed", "was changed; put the original back", "内容が変わっています"],
  ["missing", "is missing", "保管したファイルがありません"]
])("an archived file that is %s is refused", async (fate, en, ja) => {
  await withFolder(async folder => {
    const {sha256} = await receive(folder, {...facts, content: bytes("1000"), received_at: "2026-01-01T00:00:00.000Z"});
    if (fate === "changed") await writeFile(join(folder, sha256), "9000");
    const wanted = fate === "changed" ? sha256 : sha256Of("another");
    const [problem, ...others] = await problemsOf(() => readArtifact(folder, wanted));
    expect(others).toEqual([]);
    expect(problem?.where).toBe(join(folder, wanted));
    expect(problem?.en).toContain(en);
    expect(problem?.ja).toContain(ja);
  });
});

test("a receipt that does not say when or under which terms is not written", async () => {
  await withFolder(async folder => {
    for (const fault of [{received_at: "yesterday"}, {licence: ""}, {name: ""}]) {
      await expect(
        receive(folder, {...facts, content: bytes("a"), received_at: "2026-01-01T00:00:00.000Z", ...fault})
      ).rejects.toThrow();
    }
    expect(await readLedger(folder)).toEqual([]);
  });
});
