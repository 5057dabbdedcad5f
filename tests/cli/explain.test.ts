import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {type CliProject, makeCompiledProject} from "../helpers/cli.js";
import {addComparable} from "../helpers/comparable.js";
import {hashesIn} from "../helpers/project.js";

let project: CliProject;

beforeAll(async () => {
  project = await makeCompiledProject();
  await addComparable(project);
});
afterAll(() => project.remove());

test("build --as-of before anything was received says what to do first", async () => {
  const {code, stdout, stderr} = await project.bio("build --as-of 2024-03-31");
  expect({code, stdout}).toEqual({code: 1, stdout: ""});
  expect(stderr).toContain("run bio run first");
});

test.each([
  ["build --as-of yesterday", "expected a date"],
  ["build --as-of 2024-02-31", "expected a date"],
  ["run --as-of 2024-03-31", "does not take this option"],
  ["build --as-of", "expected --as-of DATE"]
])("bio %s ends with 1 and one line", async (words, message) => {
  const {code, stdout, stderr} = await project.bio(words);
  expect({code, stdout}).toEqual({code: 1, stdout: ""});
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain(message);
});

test("build --as-of makes tables and site of that day and leaves what is published as it was", async () => {
  expect((await project.bio("run")).code).toBe(0);
  const published = join(project.root, "data/published/current");
  const before = await hashesIn(published);
  const {code, stdout} = await project.bio("build --as-of 2024-03-31 --json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({pages: 37, tables: "data/published/as-of-2024-03-31"});
  expect(await hashesIn(published)).toEqual(before);
  const manifest = JSON.parse(await project.read("data/published/as-of-2024-03-31/manifest.json"));
  expect(manifest).toMatchObject({known_by: "2024-03-31", as_of: "2024-02-29"});
  expect(await project.read("dashboard/dist/progress.html")).toContain("2024年3月31日の時点");
  expect(await project.read("dashboard/dist/published/observation.csv")).not.toContain("2024-09-30");
  const again = await project.bio("run --json"); // and the next run knows nothing of it
  expect(JSON.parse(again.stdout)).toMatchObject({changed: false});
});

test("explain verdict gives inputs, formulas with the values in place, rounding and the way back to the cells", async () => {
  const {code, stdout} = await project.bio("explain verdict grp-sustainable-primary");
  expect(code).toBe(0);
  for (const part of [
    "判定が分かれています / the methods disagree",
    "基準値 / baseline: 0.3 兆円  [0.25, 0.35)",
    "((0.6 / 0.3)^(1 / (2023 − 2018)) − 1) / ((1.7 / 0.3)^(1 / (2030 − 2018)) − 1) = 0.9561",
    "((0.6 − 0.3) / (2023 − 2018)) / ((1.7 − 0.3) / (2030 − 2018)) = 0.5143",
    "境界的 / borderline",
    "data/reference/target.csv",
    "line 3, target_value",
    OBSERVED
  ])
    expect(stdout).toContain(part);
  const json = JSON.parse((await project.bio("explain verdict grp-sustainable-primary --json")).stdout);
  expect(json[0].answers.map(({method_id}: {method_id: string}) => method_id)).toEqual([
    "ratio-cagr@1",
    "un-extrapolate@1",
    "linear-rate@1",
    "path-gap@1"
  ]);
  expect(json[0].inputs).toHaveLength(3);
});

const OBSERVED = "data/bundled/published_figures/observation.csv";

test("explain verdict of a group without figures says why, of a community its own targets, and of nothing what there is", async () => {
  expect((await project.bio("explain verdict grp-biopharma")).stdout).toContain("no_comparable_observation");
  const okinawa = await project.bio("explain verdict okinawa");
  expect(okinawa.stdout).toContain("187");
  const slip = await project.bio("explain verdict grp-forest");
  expect(slip.code).toBe(1);
  expect(slip.stderr).toContain("grp-wood");
});
