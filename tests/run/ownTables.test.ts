import {appendFile, copyFile, mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {collectSource} from "../../pipeline/collect/collectSource.js";
import {readLedger} from "../../pipeline/collect/ledger.js";
import type {Source} from "../../pipeline/contracts/source.js";
import {readReference} from "../../pipeline/read/reference/reference.js";
import {keepReplaced, oddTables, ownTables} from "../../pipeline/run/ownTables.js";
import {run} from "../../pipeline/run/run.js";
import {loadSettings, type Settings} from "../../pipeline/settings.js";
import communityReport from "../../pipeline/sources/community_report.js";
import publishedFigures from "../../pipeline/sources/published_figures.js";
import {problemsOf} from "../helpers/errors.js";
import {
  clock,
  FIRST_RUN,
  filesIn,
  hashesIn,
  makeProject,
  manifestOf,
  type Project,
  withRanProject
} from "../helpers/project.js";

let product: Project;
let elsewhere: Project;
let settings: Settings;
let before: Map<string, string>;

/** A product, and a home of its own whose first run is done. */
beforeAll(async () => {
  [product, elsewhere] = await Promise.all([makeProject(), makeProject()]);
  before = await hashesIn(product.root);
  settings = loadSettings({BIO_HOME: join(elsewhere.root, "設 置/先")}, product.root);
  await run(settings, {now: clock(FIRST_RUN), progress: () => {}});
});
afterAll(() => Promise.all([product.remove(), elsewhere.remove()]));

const tablesOf = async () => (await ownTables(settings)).map(({file, state}) => `${file.slice(15)} ${state}`);
const own = (name: string) => join(settings.data, "reference", name);

/** What is received from a source now. */
async function collected(source: Source): Promise<string[]> {
  const {received} = await collectSource(source, settings, settings.archive, {now: clock(FIRST_RUN)});
  return received.map(({name}) => name);
}

/** Copies tables of the product into the home, as a person would. */
async function copyTables(...names: string[]): Promise<void> {
  await mkdir(join(settings.data, "reference"), {recursive: true});
  for (const name of names) await copyFile(join(settings.reference, name), own(name));
}

test("the first run in an empty home publishes, byte for byte, what one in the clone publishes, and writes nothing else", async () => {
  await withRanProject(async clone => {
    expect(await hashesIn(settings.published)).toEqual(await hashesIn(clone.settings.published));
    expect((await manifestOf({...clone, settings})).content_id).toBe((await manifestOf(clone)).content_id);
    expect(await readLedger(settings.archive)).toEqual(await readLedger(clone.settings.archive));
  });
  expect(await hashesIn(product.root)).toEqual(before);
  expect([...(await filesIn(settings.home)).keys()].every(path => path.startsWith("data/"))).toBe(true);
  expect(await tablesOf()).toEqual([]);
});

test("a file dropped into the inbox of the home is received under the name it has in every home", async () => {
  const inbox = join(settings.data, "inbox/community_report/nagaoka");
  await mkdir(inbox, {recursive: true});
  await writeFile(join(inbox, "r.csv"), "指標,年度,値,単位\n参画機関数,2024年度,65,機関\n");
  expect(await collected(communityReport)).toEqual(["data/inbox/community_report/nagaoka/r.csv"]);
});

test("a table of the home stands whole in the place of the product's, also for what is received from it", async () => {
  await copyTables("community_target.csv");
  await appendFile(own("community_target.csv"), "\n");
  expect(await collected(publishedFigures)).toEqual(["data/reference/community_target.csv"]);
  await writeFile(own("community_target.csv"), "no,such,columns\n");
  const [problem] = await problemsOf(() => readReference(settings));
  expect(problem).toMatchObject({where: "data/reference/community_target.csv:1"});
  await rm(own("community_target.csv"));
  await mkdir(own("community_target.csv"));
  const [folder] = await problemsOf(() => readReference(settings));
  expect(folder).toMatchObject({en: "found a folder, expected a file."});
  await rm(own("community_target.csv"), {recursive: true});
});

test("an upgrade that changes a table of the product is told until somebody has taken it over", async () => {
  await copyTables("name.csv", "unit.csv");
  await appendFile(own("unit.csv"), "\n");
  await writeFile(own("units.csv"), "a slip of the pen");
  await keepReplaced(settings);
  expect(await tablesOf()).toEqual(["name.csv same", "unit.csv different", "units.csv unread"]);

  for (const table of ["name", "unit"]) await product.edit(`data/reference/${table}.csv`, text => `${text}\n`);
  await keepReplaced(settings); // a run after the upgrade forgets nothing
  expect(await tablesOf()).toEqual(["name.csv behind", "unit.csv same", "units.csv unread"]);
  await product.edit("data/reference/unit.csv", text => `${text}\n`);
  expect((await oddTables(settings)).map(({file}) => file.slice(15))).toEqual(["name.csv", "unit.csv", "units.csv"]);

  const [name] = await ownTables(settings);
  expect(await readFile(name?.before ?? "", "utf8")).not.toBe(await product.read("data/reference/name.csv"));
  await copyFile(name?.now ?? "", name?.before ?? ""); // taken over, as status says
  await copyTables("unit.csv"); // or copied anew
  await keepReplaced(settings);
  expect(await tablesOf()).toEqual(["name.csv different", "unit.csv same", "units.csv unread"]);
});

test("a table that is taken out of the home is the product's again, and nothing of it is kept", async () => {
  for (const name of ["name.csv", "unit.csv", "units.csv"]) await rm(own(name));
  await keepReplaced(settings);
  expect(await tablesOf()).toEqual([]);
  expect([...(await filesIn(join(settings.data, ".reference"))).keys()]).toEqual([]);
});
