import {appendFile, mkdir, open, readFile, rename, rm, writeFile} from "node:fs/promises";
import {expect, test} from "vitest";
import {addLine, readLines} from "../../pipeline/collect/jsonLines.js";
import {olderRunsPath, rotateRuns} from "../../pipeline/run/rotateRuns.js";
import {readRuns, runsPath} from "../../pipeline/run/runLedger.js";
import {withFolder} from "../helpers/project.js";
import {ledgerOf} from "../schedule/ledger.js";

const SOURCES = 3;
const now = new Date("2026-11-28T00:00:00Z");

/** The ledger of so many years of one run a day of each source. */
function years(count: number): string[] {
  const runs = Array.from({length: count * 365 * SOURCES}, (_, i) => {
    const at = new Date(Date.UTC(2010, 0, 1) + Math.floor(i / SOURCES) * 86_400_000).toISOString();
    return {source: `s${i % SOURCES}`, at: at.slice(0, 16).replace("T", " "), answer: "unchanged" as const};
  });
  return ledgerOf(...runs).map(event => JSON.stringify(event));
}
const two = years(2);

async function withLedger(lines: readonly string[], work: (data: string) => Promise<void>): Promise<void> {
  await withFolder(async data => {
    await writeFile(runsPath({data}), `${lines.join("\n")}\n`);
    await work(data);
  });
}

/** All that both files hold, each line as often as it stands there. */
async function both(data: string): Promise<string[]> {
  return [...(await readLines(olderRunsPath({data}))), ...(await readLines(runsPath({data})))].sort();
}

test("after ten years the ledger is as small as after two, and no line is lost or stands twice", async () => {
  const ten = years(10);
  await withLedger([], async data => {
    const year = ten.length / 10;
    await rm(runsPath({data}));
    for (let i = 0; i < ten.length; i += year) {
      await appendFile(runsPath({data}), `${ten.slice(i, i + year).join("\n")}\n`);
      await rotateRuns({data}, now);
    }
    expect((await readLines(runsPath({data}))).length).toBeLessThan(2_000);
    expect(await both(data)).toEqual([...ten].sort());
  });
});

test("a ledger that is not long, or gone, stays as it is", async () => {
  await withLedger(two.slice(0, 1_999), async data => {
    await rotateRuns({data}, now);
    expect(await readLines(olderRunsPath({data}))).toEqual([]);
    await rm(runsPath({data}));
    await rotateRuns({data}, now);
    expect(await both(data)).toEqual([]);
  });
});

test("lines that are no events stay and stay counted, a torn last one too", async () => {
  await withLedger(["garbage", ...two, '{"event":"begun"}'], async data => {
    await appendFile(runsPath({data}), '{"event":"en');
    await rotateRuns({data}, now);
    expect((await readRuns({data})).unreadable).toBe(3);
    expect(await both(data)).toEqual(["garbage", ...two, '{"event":"begun"}', '{"event":"en'].sort());
  });
});

test("after a crash at any byte before the ledger was replaced, nothing is lost or moved twice", async () => {
  await withLedger(two, async data => {
    await rotateRuns({data}, now);
    const known = new Set(two);
    const [moved, left] = [await readFile(olderRunsPath({data})), await readFile(runsPath({data}), "utf8")];
    for (const bytes of [0, 1, 100, 101, 10_000, 99_999, moved.length - 1, moved.length]) {
      await writeFile(olderRunsPath({data}), moved.subarray(0, bytes));
      await writeFile(runsPath({data}), `${two.join("\n")}\n`);
      await writeFile(`${runsPath({data})}.part`, left.slice(0, bytes));
      expect((await readRuns({data})).events).toHaveLength(two.length);
      await rotateRuns({data}, now);
      expect(await readFile(runsPath({data}), "utf8")).toBe(left);
      const lines = (await both(data)).filter(line => known.has(line));
      expect(lines).toHaveLength(two.length);
      expect(new Set(lines)).toEqual(known);
    }
  });
});

test("a line that another process writes at the same moment is not lost, and counts once", async () => {
  const [late, later] = ledgerOf({source: "s1", at: "2026-11-27 06:30", ends: "published"});
  await withLedger(two, async data => {
    const writing = Array.from({length: 40}, (_, i) => addLine(runsPath({data}), {...late, run_id: `late-${i}`}));
    await rotateRuns({data}, now);
    await Promise.all(writing);
    const {events} = await readRuns({data});
    const found = events.map(({run_id}) => run_id).filter(id => id.startsWith("late"));
    expect(found.sort()).toEqual(Array.from({length: 40}, (_, i) => `late-${i}`).sort());
    await addLine(runsPath({data}), later);
    await addLine(runsPath({data}), later);
    expect((await readRuns({data})).events.slice(events.length)).toEqual([later]);
  });
});

test("a line written to a file that was replaced meanwhile is written to the new one too", async () => {
  await withLedger(two.slice(0, 3), async data => {
    const path = runsPath({data});
    const held = await open(path, "a+");
    const probe = Object.getPrototypeOf(held);
    const sync = probe.sync;
    probe.sync = async function once() {
      probe.sync = sync;
      await rename(path, `${path}.former`);
      await writeFile(path, "");
      return sync.call(this);
    };
    await addLine(path, {late: true});
    await held.close();
    expect(await readLines(path)).toEqual(['{"late":true}']);
  });
});

test("where the older runs cannot be written down, the ledger keeps them", async () => {
  await withLedger(two, async data => {
    await mkdir(olderRunsPath({data}));
    await expect(rotateRuns({data}, now)).rejects.toThrow("EISDIR");
    expect(await readLines(runsPath({data}))).toEqual(two);
  });
});
