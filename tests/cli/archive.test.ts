import {mkdir, readdir, readFile, rename, rm, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, beforeEach, expect, test} from "vitest";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import {type CliProject, makeCompiledProject} from "../helpers/cli.js";
import {copyAll} from "../helpers/project.js";

const KPI = "data/inbox/community_report/nagaoka/kpi.csv";
const kpi = (value: number) => `指標,年度,値,単位\n参画機関数,2024,${value},機関\n`;
let project: CliProject;
let content: string;
let ledger: string;
const at = (...path: string[]) => join(project.root, "data", ...path);
const LASTING = ["archive", "internal", "published", "runs.jsonl", "warehouse.duckdb", "reference"];

/** A project in which a report was replaced by another one and then taken out of the inbox. */
beforeAll(async () => {
  project = await makeCompiledProject({ran: true});
  await mkdir(at("inbox/community_report/nagaoka"), {recursive: true});
  for (const value of [60, 65]) {
    await writeFile(join(project.root, KPI), kpi(value));
    content = (await run()).content_id;
  }
  await rm(at("inbox"), {recursive: true});
  ledger = await readFile(at("archive/ledger.jsonl"), "utf8");
  for (const name of LASTING) await copyAll(at(name), join(project.root, "kept", name));
});
afterAll(() => project.remove());
beforeEach(async () => {
  for (const name of LASTING) {
    await rm(at(name), {recursive: true, force: true});
    await copyAll(join(project.root, "kept", name), at(name));
  }
});

async function run() {
  const {code, stdout, stderr} = await project.bio("run --json");
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

async function verified() {
  const {code, stdout} = await project.bio("archive verify --json");
  return {code, ...JSON.parse(stdout)};
}

test("verify counts what is there and lists all that is wrong", async () => {
  expect(await verified()).toMatchObject({code: 0, receipts: 6, artifacts: 6, findings: []});
  const [first = "", second = ""] = ledger.trimEnd().split("\n");
  const hash = (line: string) => JSON.parse(line).sha256 as string;
  await writeFile(at("archive/ledger.jsonl"), ledger.replace(`${second}\n`, ""));
  await rm(at("archive", hash(first)));
  await writeFile(at("archive", sha256Of(kpi(60))), "changed");
  await writeFile(at("archive/notes.txt"), "");
  const {code, findings} = await verified();
  expect(code).toBe(1);
  const told: string[] = findings.map(
    ({where, en}: {where: string; en: string}) => `${where.split("/").at(-1)}: ${en}`
  );
  const expected = [
    "ledger.jsonl:2: does not follow from the line before",
    "ledger.jsonl: found 5 receipts",
    `${hash(second)}: no receipt names`,
    `${hash(first)}: the archived file is missing`,
    `${sha256Of(kpi(60))}: the archived file was changed`,
    "notes.txt: found a name that is no SHA-256"
  ];
  expect(expected.filter(words => !told.some(line => line.startsWith(words)))).toEqual([]);
  expect(told).toHaveLength(expected.length);
});

test("adopt shows what it would do, does it with --yes, and a run publishes what it did before", async () => {
  await writeFile(at("archive/ledger.jsonl"), "");
  const shown = await project.bio("archive adopt --lang en");
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain("nothing is done yet");
  expect(await readFile(at("archive/ledger.jsonl"), "utf8")).toBe("");
  expect((await project.bio("archive adopt --yes")).code).toBe(0);
  expect(await run()).toMatchObject({content_id: content, changed: false});
  const lines = (await readFile(at("archive/ledger.jsonl"), "utf8")).trimEnd().split("\n");
  expect(lines.map(line => JSON.parse(line).adopted)).toEqual(Array(6).fill(true));
  expect(lines.slice(-2).map(line => JSON.parse(line).sha256)).toEqual([60, 65].map(value => sha256Of(kpi(value))));
  expect((await verified()).code).toBe(0);
  expect((await project.bio("archive adopt --lang en")).stdout).toBe("there is nothing to adopt.\n");
});

test("a lost receipt of an older file takes its place by date, from a copy, and the newer one stays the newest", async () => {
  await writeFile(join(project.root, "copy.jsonl"), ledger);
  await writeFile(
    at("archive/ledger.jsonl"),
    ledger
      .split("\n")
      .filter(line => !line.includes(sha256Of(kpi(60))))
      .join("\n")
  );
  await rm(at("internal"), {recursive: true});
  expect((await project.bio(`archive adopt --yes --from ${join(project.root, "copy.jsonl")}`)).code).toBe(0);
  const strip = (text: string) =>
    text
      .trimEnd()
      .split("\n")
      .map(line => ({...JSON.parse(line), previous: "", adopted: false}));
  expect(strip(await readFile(at("archive/ledger.jsonl"), "utf8"))).toEqual(strip(ledger));
  const {code, stderr} = await project.bio("archive adopt --from nowhere.jsonl");
  expect({code, lines: stderr.trimEnd().split("\n").length}).toEqual({code: 1, lines: 1});
});

test("bytes that nobody knows are told with what to do, and found by the file in the inbox, as of the day they came", async () => {
  const lines = ledger.split("\n").filter(line => !line.includes(sha256Of(kpi(65))));
  await writeFile(at("archive/ledger.jsonl"), lines.join("\n"));
  await rename(at("internal"), at("aside"));
  const {code, stdout} = await project.bio("archive adopt --yes --lang en");
  expect({code, stdout}).toMatchObject({code: 1, stdout: expect.stringContaining("put the file into the inbox")});
  expect(await readdir(at("archive"))).toContain(sha256Of(kpi(65)));
  await mkdir(at("inbox/community_report/nagaoka"), {recursive: true});
  await writeFile(join(project.root, KPI), kpi(65));
  await utimes(at("archive", sha256Of(kpi(65))), new Date("2999-01-01"), new Date("2999-01-01"));
  expect((await project.bio("archive adopt --yes")).code).toBe(0);
  const last = JSON.parse((await readFile(at("archive/ledger.jsonl"), "utf8")).trimEnd().split("\n").at(-1) ?? "");
  expect(last).toMatchObject({name: KPI, sha256: sha256Of(kpi(65)), adopted: true});
  expect(Date.parse(last.received_at)).toBeLessThanOrEqual(Date.now());
  await rm(at("inbox"), {recursive: true});
  await rm(at("aside"), {recursive: true});
});

test("a lost file stops the runs with the table that settles it, declared it is one held reading, found it is read", async () => {
  const sha256 = sha256Of(kpi(60));
  await rm(at("archive", sha256));
  const stopped = await project.bio("run");
  expect(stopped.code).toBe(1);
  expect(stopped.stderr).toContain("lost_artifact.csv");
  await writeFile(join(project.root, "new.csv"), kpi(70));
  expect((await project.bio("check new.csv --community nagaoka")).code).toBe(0);
  await project.edit("data/reference/lost_artifact.csv", text => `${text}${sha256},,2026-11-28,ディスクの故障,\n`);
  await run();
  const held = JSON.parse((await project.bio("quarantine --json")).stdout);
  expect(held).toMatchObject([{file: KPI, rule_id: "artifact_lost"}]);
  expect((await project.bio("explain nothing")).stderr).toContain(`lost file (${KPI})`);
  expect(await verified()).toMatchObject({code: 0, lost: [sha256]});
  await writeFile(at("archive", sha256), kpi(60));
  expect(await run()).toMatchObject({
    content_id: content,
    told: [{en: expect.stringContaining("was declared lost, but is in the archive")}]
  });
});
