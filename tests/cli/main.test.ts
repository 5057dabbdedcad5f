import {execFile} from "node:child_process";
import {cp, rm} from "node:fs/promises";
import {createServer} from "node:net";
import {join} from "node:path";
import {promisify} from "node:util";
import {afterAll, beforeAll, expect, test} from "vitest";
import {type CliProject, makeCliProject, makeCompiledProject} from "../helpers/cli.js";
import {makeProject} from "../helpers/project.js";

let project: CliProject;

beforeAll(async () => {
  project = await makeCompiledProject();
});

afterAll(() => project.remove());

const lines = (text: string) => text.trimEnd().split("\n");

test("bio without words shows help on stdout and ends with 0, and so do help, --help and the help of a command", async () => {
  const [bare, ...others] = await Promise.all(["", "help", "--help"].map(words => project.bio(words)));
  expect(bare).toMatchObject({code: 0, stderr: ""});
  expect(bare?.stdout).toContain("使い方: bio <コマンド> [指定]\nusage: bio <command> [options]\n");
  expect(others).toEqual([bare, bare]);
  const own = await project.bio("status --help", {PORT: "none", LANG: "C", COLUMNS: "20"});
  expect(own).toMatchObject({code: 0, stderr: "", stdout: expect.stringContaining("  --lang ja|en")});
});

test("the command that people start, from its sources, says the same as the compiled one of these tests", async () => {
  const sources = await makeCliProject();
  for (const words of ["--help", "rnu --json"]) expect(await sources.bio(words)).toEqual(await project.bio(words));
  await sources.remove();
});

test("help loads nothing but itself: a Node without a single package answers", async () => {
  const alone = await makeProject();
  await cp(join(project.root, "pipeline", "bio.js"), join(alone.root, "pipeline", "bio.js"));
  await cp(join(project.root, "pipeline", "cli", "help"), join(alone.root, "pipeline", "cli", "help"), {
    recursive: true
  });
  await cp(join(project.root, "package.json"), join(alone.root, "package.json"));
  const {stdout} = await promisify(execFile)(process.execPath, [join(alone.root, "pipeline", "bio.js"), "help", "run"]);
  await alone.remove();
  expect(stdout).toBe((await project.bio("help run")).stdout);
});

test("a reader that closes early is no fault", async () => {
  const bio = join(project.root, "pipeline", "bio.js");
  for (const words of ["help variables", "sources --json"]) {
    const {stdout, stderr} = await promisify(execFile)("bash", [
      "-c",
      `"$0" "$1" ${words} | head -1; echo "\${PIPESTATUS[0]}"`,
      process.execPath,
      bio
    ]);
    expect([stdout.split("\n")[1], stderr]).toEqual(["0", ""]);
  }
});

test.each([
  ["nonsense", "unknown command"],
  ["run twice", "wrong words after the command"],
  ["explain", "wrong words after the command"],
  ["run --fecth", "unknown option; did you mean --fetch?"],
  ["build", "run bio run first"],
  ["serve", "run bio build first"]
])("bio %s ends with 1 and one line that says what to do", async (words, message) => {
  const {code, stdout, stderr} = await project.bio(words);
  expect({code, stdout}).toEqual({code: 1, stdout: ""});
  expect(lines(stderr)).toHaveLength(1);
  expect(stderr).toContain(message);
});

test("bio status without anything published says how things stand, and in one line what to do", async () => {
  const {code, stdout, stderr} = await project.bio("status");
  expect({code, lines: lines(stderr).length}).toEqual({code: 1, lines: 1});
  expect(stderr).toContain("run bio run first");
  expect(stdout).toContain("公開した版はまだありません");
  expect(stdout).toContain("未設定（E_STAT_APP_ID）");
});

test("run gives one JSON document on stdout and its progress on stderr; status and explain answer from it", async () => {
  const first = await project.bio("run --json");
  expect(first.code).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({changed: true, rows: {observation: 157}});
  for (const step of ["reference tables checked", "new receipts", "readings", "models built", "tables published"])
    expect(first.stderr).toContain(step);

  const again = await project.bio("run --json");
  expect(JSON.parse(again.stdout)).toMatchObject({changed: false});

  const status = JSON.parse((await project.bio("status --json")).stdout);
  expect(status.verdicts).toHaveLength(5);
  expect(status.files.map(({readings}: {readings: number}) => readings)).toEqual([157, 24, 16, 0]);

  const english = (await project.bio("status --lang en")).stdout;
  expect(english).not.toMatch(/[\u3000-\u30ff\u4e00-\u9fff]/);
  expect(english).toContain("undetermined  Large-scale wood-based construction");

  const sources = JSON.parse((await project.bio("sources --json")).stdout);
  expect(sources.slice(0, 3)).toMatchObject([
    {id: "published_figures", calendar: {release: "随時"}},
    {id: "community_report"},
    {id: "world_bank", api: "world_bank"}
  ]);
});

test("explain walks a figure to its cell, by id or by series and period, and names the nearest for a slip", async () => {
  const byPeriod = JSON.parse((await project.bio("explain yano-health-food FY2023 --json")).stdout);
  expect(byPeriod.map(({figure}: {figure: {raw_text: string}}) => figure.raw_text)).toEqual(["9050.2", "8995.1"]);
  expect(byPeriod[0].figure.file).toBe("data/bundled/published_figures/observation.csv");
  expect(byPeriod[0].document.url).toContain("esthekaigyou.com");

  const byId = await project.bio("explain target.bio-strategy-2021.grp-wood.target");
  expect(byId.stdout).toContain("【1.0兆円】 ← 0.5兆円（2018年）");
  expect(byId.stdout).toContain("line 4, target_value");

  const slip = await project.bio("explain target.bio-strategy-2021.grp-wood.targe");
  expect(slip.code).toBe(1);
  expect(lines(slip.stderr)).toHaveLength(1);
  expect(slip.stderr).toContain("target.bio-strategy-2021.grp-wood.target");
});

test("start runs, builds, serves and prints the address, with progress for each step", async () => {
  const child = project.start("start", {PORT: "0"});
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr?.on("data", chunk => {
      said += chunk;
      const found = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once("close", code => reject(new Error(`ended with ${code}: ${said}`)));
  });
  const page = await (await fetch(address)).text();
  expect((await fetch(`${address}nowhere`)).status).toBe(404);
  child.kill();
  expect(page).toContain("<h1>92兆円は何からなり、どこまで来たか</h1>");
  for (const step of ["readings", "pages filled", "pages of the site", "files compressed"])
    expect(said).toContain(step);
});

test("a port that is taken, or no port at all, is one clear line", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise(resolve => taken.once("listening", resolve));
  const address = taken.address();
  const port = typeof address === "object" ? String(address?.port) : "";
  const {code, stderr} = await project.bio("serve", {PORT: port});
  taken.close();
  expect(code).toBe(1);
  expect(lines(stderr)).toHaveLength(1);
  expect(stderr).toContain(`PORT=${port}`);
  const wrong = await project.bio("serve", {PORT: "http"});
  expect(wrong.code).toBe(1);
  expect(lines(wrong.stderr)).toHaveLength(1);
});

test("mistakes in reference tables come all at once, one line each, in both languages and without a stack", async () => {
  await project.edit("data/reference/area.csv", text => text.replace("grp-wood,seg-primary", "grp-wood,seg-wood"));
  await project.edit("data/reference/target.csv", text => text.replace(",53.3,", ",53.4,"));
  const {code, stderr} = await project.bio("run");
  await project.edit("data/reference/area.csv", text => text.replace("grp-wood,seg-wood", "grp-wood,seg-primary"));
  await project.edit("data/reference/target.csv", text => text.replace(",53.4,", ",53.3,"));
  expect(code).toBe(1);
  expect(lines(stderr)).toHaveLength(2);
  expect(stderr).toContain("data/reference/area.csv:8 parent_id: 「seg-wood」です");
  expect(stderr).toContain('found "seg-wood"');
  expect(stderr).toContain("data/reference/target_set.csv:2 group_target_sum: 「92.3」です");
  expect(stderr).toContain("(which is 92.4)");
  expect(stderr).not.toContain("    at ");
});

test("a fault of ours ends with 2 and its stack", async () => {
  await rm(join(project.root, "pipeline", "models", "macros"), {recursive: true});
  await rm(project.settings.warehouse);
  const {code, stderr} = await project.bio("run");
  expect(code).toBe(2);
  expect(stderr).toContain("    at ");
});
