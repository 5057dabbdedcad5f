import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {type CliProject, makeCompiledProject} from "../helpers/cli.js";

let project: CliProject;

beforeAll(async () => {
  project = await makeCompiledProject({ran: true});
});

afterAll(() => project.remove());

test("check tells what is held and ends with 1, takes --lang and --annotate, and names what it cannot use", async () => {
  const report = join(project.root, "nagaoka.csv");
  await writeFile(
    report,
    "長岡バイオコミュニティ\n指標,年度,値,単位\n参画機関数,2024,10～15,機関\n関連企業数,2024,65,社\n"
  );
  const json = await project.bio(`check ${report} --json`);
  expect(json.code).toBe(1);
  expect(JSON.parse(json.stdout).files[0]).toMatchObject({
    file: "nagaoka.csv",
    counts: {read: 2, accepted: 1, quarantined: 1, skipped: 0}
  });
  const copy = join(project.root, "copy.xlsx");
  const english = await project.bio(`check ${report} --lang en --annotate ${copy}`);
  expect(english.stdout).toContain("[number_range]");
  expect(english.stdout).toContain("read 2 = accepted 1 + held 1 + skipped 0");
  expect((await readFile(copy)).subarray(0, 2).toString()).toBe("PK");
  await writeFile(report, "長岡バイオコミュニティ\n指標,年度,値,単位\n関連企業数,2024,65,社\n");
  expect((await project.bio(`check ${report}`)).code).toBe(0);
  for (const [words, said] of [
    ["check nowhere.csv", "nowhere.csv: ファイルがありません。"],
    [`check ${report} --source published_figures`, "community_report"],
    [`check ${report} --lang fr`, "ja か en"],
    ["run --annotate x", "run では使えません"],
    [`check ${report} --annotate copy.xls`, "--annotate copy.xls: 写しは Excel のブックです。"],
    [`check ${copy} --annotate ${copy}`, "点検するファイルそのものです。"],
    [`check ${report} --annotate ${join(project.root, "nowhere", "copy.xlsx")}`, "そこには書けません。"],
    ["quarantine again", "replay"],
    ["template osaka", "nagaoka"]
  ] as const) {
    const wrong = await project.bio(words);
    expect([wrong.code, wrong.stderr.includes(said), wrong.stderr.includes("    at ")]).toEqual([1, true, false]);
  }
});

test("template writes a form that check reads, quarantine lists what is held", async () => {
  const out = join(project.root, "form.xlsx");
  expect((await project.bio(`template nagaoka --out ${out}`)).code).toBe(0);
  const empty = await project.bio(`check ${out}`);
  expect([empty.code, empty.stdout]).toEqual([
    0,
    expect.stringContaining("値がまだ書かれていません。列「値」を埋めて")
  ]);
  expect(empty.stdout).not.toContain("値を受け入れられない");
  expect((await project.bio(`check ${out} --lang en`)).stdout).toContain(
    "  nothing is filled in yet; fill in column 値.\n"
  );
  expect((await project.bio("quarantine")).stdout).toContain("保留はありません。");
});
