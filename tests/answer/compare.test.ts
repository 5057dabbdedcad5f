import {cp, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {compareSets} from "../../pipeline/answer/compare.js";
import type {Manifest} from "../../pipeline/contracts/manifest.js";
import {sourcesFor} from "../../pipeline/sources/index.js";
import {addComparable} from "../helpers/comparable.js";
import {makeProject, OBSERVATIONS, type Project, repository} from "../helpers/project.js";

let project: Project;

beforeAll(async () => {
  project = await makeProject({ran: true});
});
afterAll(() => project.remove());

/** Publishes what was edited, and compares it with what stood before. */
async function published(day: string) {
  const {sets} = await project.run(`${day}T00:00:00.000Z`);
  if (!sets) throw new Error("nothing was published");
  return {sets, difference: await compareSets(sets.former, sets.current)};
}

const short = ({changes}: Awaited<ReturnType<typeof compareSets>>) =>
  changes.map(({series_id, period, kind, old, new: now}) => [series_id, period, kind, old, now]);

test("a first set has nothing to be compared with", async () => {
  const nowhere = join(project.settings.published, "set-none");
  const current = join(project.settings.published, "current");
  expect(await compareSets(nowhere, current)).toEqual({changes: [], verdicts: []});
  expect(await compareSets(current, current)).toEqual({changes: [], verdicts: []});
});

test("a later document is a revision; a value and a status typed anew in their place are corrections; nothing else is told", async () => {
  await project.edit(OBSERVATIONS, text =>
    `${text}meti-healthcare-2023,2020,25,兆円,,actual,2026-11-20,yakuji-104912,B,,\n`
      .replace(",9050.2,億円,,actual,", ",9051.2,億円,,actual,")
      .replace(",8945.1,億円,,expected,", ",8945.1,億円,,actual,")
  );
  const {difference} = await published("2026-11-25");
  expect(short(difference)).toEqual([
    ["meti-healthcare-2023", "2020", "revision", "24.000000", "25.000000"],
    ["yano-health-food", "FY2023", "correction", "9050.200000", "9051.200000"],
    ["yano-health-food", "FY2024", "correction", "8945.100000", "8945.100000"]
  ]);
  expect(difference.verdicts).toEqual([]);
  expect(difference.changes[0]).toEqual({
    change_id: "meti-healthcare-2023.2020.20261120",
    series_id: "meti-healthcare-2023",
    label_ja: "生活習慣改善ヘルスケア、機能性食品等：ヘルスケア市場規模（公的保険外）",
    label_en: "Lifestyle-improving healthcare, functional foods and others: Healthcare market outside public insurance",
    period: "2020",
    old: "24.000000",
    old_unit: "兆円",
    new: "25.000000",
    new_unit: "兆円",
    kind: "revision"
  });
  // a second correction of the same figure is news again
  expect(difference.changes.slice(1).map(({change_id}) => change_id)).toEqual([
    "yano-health-food.FY2023.20251231=9051.200000 actual",
    "yano-health-food.FY2024.20251231=8945.100000 actual"
  ]);
});

test("figures that become comparable change the verdicts of their areas, and no others", async () => {
  await addComparable(project);
  const {sets, difference} = await published("2026-11-26");
  expect(difference.verdicts.map(({area_id, before, after}) => [area_id, before, after])).toEqual([
    ["grp-biomanufacturing", "undetermined", "acceleration_needed"],
    ["grp-sustainable-primary", "undetermined", "split"],
    ["grp-wood", "undetermined", "split"]
  ]);
  expect(difference.verdicts[2]).toMatchObject({
    target_set_id: "bio-strategy-2021",
    name_ja: "木材活用大型建築、スマート林業"
  });
  expect(short(difference).filter(([, , kind]) => kind !== "new")).toEqual([
    ["cmp-wood", "2023", "revision", "0.680000", "0.640000"]
  ]);
  expect(difference.changes).toHaveLength(12);

  const other = await compareSets(sets.current, sets.former); // the other way round: they are gone
  expect(other.changes).toEqual([]);
  expect(other.verdicts.map(({before, after}) => [before, after])).toContainEqual(["split", "undetermined"]);
  await expectNothingOfOtherColumns(sets);
});

test("invented figures are told to nobody", async () => {
  const path = join("data", "sample");
  await cp(join(repository, path), join(project.root, path), {recursive: true});
  const {sets} = await project.run("2026-11-27T00:00:00.000Z", {sources: sourcesFor({sample: true})});
  const difference = sets && (await compareSets(sets.former, sets.current));
  expect(difference).toEqual({changes: [], verdicts: []});
  expect(await readFile(join(sets?.current ?? "", "change.csv"), "utf8")).toMatch(/,true$/m);
});

/** A set made by another version of the product: its tables have one column more, or it tells nothing of itself. */
async function expectNothingOfOtherColumns({former, current}: {former: string; current: string}): Promise<void> {
  const foreign = `${former}-foreign`;
  await cp(former, foreign, {recursive: true});
  expect((await compareSets(foreign, current)).changes).toHaveLength(12);
  const path = join(foreign, "manifest.json");
  const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
  manifest.tables.headline?.columns.push("one_more");
  await writeFile(path, JSON.stringify(manifest));
  expect(await compareSets(foreign, current)).toEqual({changes: [], verdicts: []});
  for (const torn of ["", '{"content_id": "12']) {
    await writeFile(path, torn);
    expect(await compareSets(foreign, current)).toEqual({changes: [], verdicts: []});
  }
  await rm(foreign, {recursive: true});
}
