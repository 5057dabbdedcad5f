import {appendFile, cp, open, readFile, rm, truncate, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, beforeEach, expect, test} from "vitest";
import {type CliProject, makeCompiledProject} from "../helpers/cli.js";
import {hashesIn} from "../helpers/project.js";

let project: CliProject;
let first: {content_id: string};
let published: Map<string, string>;
const data = (...path: string[]) => join(project.root, "data", ...path);
const MADE = ["archive", "published", "warehouse.duckdb", "runs.jsonl"];

beforeAll(async () => {
  project = await makeCompiledProject({ran: true});
  first = JSON.parse((await project.bio("status --json")).stdout);
  published = await files();
  for (const name of MADE)
    await cp(data(name), join(project.root, "kept", name), {recursive: true, verbatimSymlinks: true});
});
afterAll(() => project.remove());
beforeEach(async () => {
  for (const name of MADE) {
    await rm(data(name), {recursive: true, force: true});
    await cp(join(project.root, "kept", name), data(name), {recursive: true, verbatimSymlinks: true});
  }
});

/**
 * What is published, but for the two manifests: they also say when the set was built, and their content is compared by
 * its id.
 */
async function files(): Promise<Map<string, string>> {
  const all = await hashesIn(data("published", "current/"));
  return new Map([...all].filter(([path]) => !path.endsWith("manifest.json")));
}

/** A plain run that puts things right: same content, same bytes. */
async function expectMended(words = "run --json"): Promise<void> {
  const {code, stdout, stderr} = await project.bio(words);
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout).content_id).toBe(first.content_id);
  expect(await files()).toEqual(published);
  expect((await project.bio("status")).code).toBe(0);
}

async function expectOneLine(words: string, said: string): Promise<void> {
  const {code, stderr} = await project.bio(words);
  expect({code, lines: stderr.trimEnd().split("\n").length}, stderr).toEqual({code: 1, lines: 1});
  expect(stderr).toContain(said);
}

test.each([
  ["a byte changed in the middle", (path: string) => overwrite(path, 1_000_000)],
  ["cut off in the middle", (path: string) => truncate(path, 5_000_000)],
  ["gone", (path: string) => rm(path)]
])("a warehouse file that is %s is told in one line, and made anew by the next run", async (_how, damage) => {
  await damage(data("warehouse.duckdb"));
  await expectOneLine("explain yano-health-food FY2023", "run bio run first");
  await expectMended();
});

test("lines of the run ledger that were torn or overwritten are passed over, and told of", async () => {
  const text = await readFile(data("runs.jsonl"), "utf8");
  const lines = text.split("\n");
  lines[1] = `\u0000\u0000${lines[1]?.slice(0, 20)}`;
  await writeFile(data("runs.jsonl"), `${lines.join("\n")}{"event":"ended","run_id":"x","at":"20`);
  const {stdout} = await project.bio("status --json");
  expect(JSON.parse(stdout).operations.unreadable_lines).toBe(1); // the torn one has not ended, so it is no line yet
  await expectMended();
  expect(JSON.parse((await project.bio("status --json")).stdout).operations.unreadable_lines).toBe(2);
});

test("a last receipt that was torn after it was acknowledged is a loss: one line, and nothing is published", async () => {
  const path = data("archive", "ledger.jsonl");
  const ledger = await readFile(path);
  await truncate(path, ledger.length - 10);
  await expectOneLineOfProblem("found 3 receipts, expected at least the 4 that the last run left");
  expect(await files()).toEqual(published);
  await writeFile(path, ledger);
  await expectMended();
});

test("a receipt that was overwritten is named with its line, and nothing is published from half a ledger", async () => {
  const ledger = await readFile(data("archive", "ledger.jsonl"), "utf8");
  await writeFile(data("archive", "ledger.jsonl"), ledger.replace('"sha256":"', '"sha256":"zz'));
  await expectOneLineOfProblem("ledger.jsonl:1");
  await writeFile(data("archive", "ledger.jsonl"), ledger);
  await expectMended();
});

test("a run ledger that speaks of times to come, for the clock was set back, stops nothing", async () => {
  const text = await readFile(data("runs.jsonl"), "utf8");
  await writeFile(data("runs.jsonl"), text.replaceAll(/"at":"\d{4}/g, '"at":"2031'));
  await appendFile(data("reference", "name.csv"), "indicator,別名の指標,sales,,\n");
  const {code, stdout, stderr} = await project.bio("run --json");
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout).run_id).toMatch(/^202/);
  const {operations} = JSON.parse((await project.bio("status --json")).stdout);
  expect(operations.runs[0].run_id).toBe(JSON.parse(stdout).run_id);
  await project.edit("data/reference/name.csv", names => names.replace("indicator,別名の指標,sales,,\n", ""));
});

test("bio rebuild makes warehouse and published set anew from archive and reference tables alone", async () => {
  await rm(data("warehouse.duckdb"));
  await rm(data("published"), {recursive: true});
  await rm(data("runs.jsonl"));
  await rm(data("bundled"), {recursive: true}); // what was received is in the archive
  await expectMended("rebuild --json");
  await cp(join(project.root, "kept", "archive"), data("archive"), {recursive: true});
});

/** The last line on stderr is the problem; those before it are the steps that went well. */
async function expectOneLineOfProblem(said: string): Promise<void> {
  const {code, stderr} = await project.bio("run");
  const problems = stderr
    .trimEnd()
    .split("\n")
    .filter(line => !/^ +\d+ {2}\S/.test(line));
  expect({code, lines: problems.length}, stderr).toEqual({code: 1, lines: 1});
  expect(problems[0]).toContain(said);
}

async function overwrite(path: string, position: number): Promise<void> {
  const file = await open(path, "r+");
  await file.write(Buffer.from("damaged"), 0, 7, position);
  await file.close();
}
