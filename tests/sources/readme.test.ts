import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {type CliProject, makeCliProject} from "../helpers/cli.js";
import {repository} from "../helpers/project.js";

let project: CliProject;

beforeAll(async () => {
  project = await makeCliProject();
});

afterAll(() => project.remove());

test("the source that README shows in ten lines works as written", async () => {
  const readme = await readFile(join(repository, "README.md"), "utf8");
  const source = /```ts\n(export default defineSource[\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const imports = [
    'import {reading} from "../contracts/reading.js";',
    'import {defineSource} from "../contracts/source.js";',
    'import {readCsv} from "../read/bytes/csv.js";'
  ];
  await writeFile(join(project.root, "pipeline/sources/wood_survey.ts"), [...imports, source].join("\n"));
  await project.edit(
    "pipeline/sources/index.ts",
    text => `import woodSurvey from "./wood_survey.js";\n${text.replace("  urlFile\n]", "  urlFile,\n  woodSurvey\n]")}`
  );
  await mkdir(join(project.root, "data/bundled/wood_survey"));
  await writeFile(
    join(project.root, "data/bundled/wood_survey/2025.csv"),
    "年度,金額\n２０２３年度,１，２３４\n2024年度,▲5\n2025年度,多数\n"
  );
  await project.edit(
    "data/reference/document.csv",
    text => `${text}wood-survey-2025,木造建築の調査,林野庁,2025-12-26,stated,,,government,A,,\n`
  );
  await project.edit(
    "data/reference/series.csv",
    text =>
      `${text}wood-survey-value,nonres_wood_value,area,grp-wood,林野庁,2025年,木造建築の額,億円,FY,false,,,,wood-survey-2025\n`
  );

  const run = await project.bio("run --json");
  expect(run.stderr).toContain("quarantine_waiting");
  expect(JSON.parse(run.stdout)).toMatchObject({rows: {observation: 159, quarantine: 1}});
  const [explained] = JSON.parse((await project.bio("explain wood-survey-value FY2023 --json")).stdout);
  expect(explained.figure).toMatchObject({
    value: "1234.000000",
    raw_text: "１，２３４",
    file: "data/bundled/wood_survey/2025.csv",
    address: "line 2, 金額",
    known_from: "2025-12-26",
    source_id: "wood_survey"
  });
  expect(explained.steps.map(({rule_id}: {rule_id: string}) => rule_id)).toEqual(
    expect.arrayContaining(["fullwidth", "grouping", "japanese_period"])
  );
  const held = (folder: string) => readFile(join(folder, "current", "quarantine.csv"), "utf8");
  expect(await held(project.settings.published)).toMatch(/number_unreadable,1,/);
  expect(await held(project.settings.internal)).toContain("多数");
});
