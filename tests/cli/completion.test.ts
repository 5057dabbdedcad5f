import {execFileSync, spawnSync} from "node:child_process";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {commandTable} from "../../pipeline/cli/help/commands.js";
import {completionScript} from "../../pipeline/cli/text/completionScript.js";
import {type CliProject, makeCompiledProject} from "../helpers/cli.js";

let project: CliProject;
let script: string;

beforeAll(async () => {
  project = await makeCompiledProject();
  script = join(project.root, "bio.bash");
  const {code, stdout} = await project.bio("completion bash");
  expect(code).toBe(0);
  await writeFile(script, stdout);
  await writeFile(join(project.root, "長岡 R6.xlsx"), "");
});

afterAll(() => project.remove());

/** What bash offers at the end of these words, the last of which is being typed. */
function offered(...words: string[]): string[] {
  const ask = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bio; printf "%s\\n" "\${COMPREPLY[@]}"`;
  const said = execFileSync("bash", ["-c", ask, script, ...words], {cwd: project.root, encoding: "utf8"});
  return said.split("\n").filter(word => word !== "");
}

const asked = ["world_bank", "eurostat", "e_stat", "stat_dashboard", "gbizinfo", "openalex", "url_file"];

describe("bash offers what may follow", () => {
  test.each<[string[], string[]]>([
    [["bio", ""], Object.keys(commandTable)],
    [
      ["bio", "sta"],
      ["start", "status"]
    ],
    [
      ["bio", "-"],
      ["--help", "--json", "--version", "--lang"]
    ],
    [["bio", "run", ""], []],
    [
      ["bio", "run", "--"],
      ["--fetch", "--source", "--help", "--json", "--version"]
    ],
    [["bio", "run", "--source", ""], asked],
    [["bio", "run", "--source", "=", "wor"], ["world_bank"]],
    [["bio", "run", "--source", "="], asked],
    [["bio", "check", "--source", ""], ["community_report"]],
    [
      ["bio", "check", "a.xlsx", "--lang", ""],
      ["ja", "en"]
    ],
    [
      ["bio", "--lang", "en", "sta"],
      ["start", "status"]
    ],
    [["bio", "check", "--lang", "en", "長"], ["長岡 R6.xlsx"]],
    [["bio", "check", "a.csv", "b.csv", "長"], ["長岡 R6.xlsx"]],
    [["bio", "check", "--annotate", "長"], ["長岡 R6.xlsx"]],
    [
      ["bio", "sources", ""],
      ["try", "find"]
    ],
    [["bio", "sources", "try", "op"], ["openalex"]],
    [["bio", "quarantine", ""], ["replay"]],
    [["bio", "quarantine", "--rule", "number_r"], ["number_range"]],
    [["bio", "alerts", ""], ["test"]],
    [["bio", "explain", "v"], ["verdict"]],
    [["bio", "explain", "yano-health"], ["yano-health-food"]],
    [["bio", "explain", "verdict", "grp-w"], ["grp-wood"]],
    [["bio", "template", "na"], ["nagaoka"]],
    [
      ["bio", "completion", ""],
      ["bash", "zsh"]
    ],
    [
      ["bio", "help", "st"],
      ["start", "status"]
    ],
    [["bio", "help", "v"], ["variables"]],
    [["bio", "nonsense", ""], []],
    [["bio", "$(touch x)", "--source", ""], []]
  ])("%j", (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});

test("every option of every command is offered after it", () => {
  for (const [name, {options = []}] of Object.entries(commandTable))
    for (const option of options) expect(offered("bio", name, `--${option}`)).toEqual([`--${option}`]);
});

test("bash takes the script without a word, and zsh where it is at hand", async () => {
  const bash = spawnSync("bash", ["-euc", 'source "$0"; complete -p bio', script], {encoding: "utf8"});
  expect(bash).toMatchObject({status: 0, stdout: "complete -F _bio bio\n", stderr: ""});
  const {stdout} = await project.bio("completion zsh");
  expect(stdout).toMatch(/^#compdef bio\n/);
  const zsh = spawnSync("zsh", ["-n"], {input: stdout, encoding: "utf8"});
  if (zsh.error === undefined) expect(zsh).toMatchObject({status: 0, stderr: ""});
});

test("both shells are told the same of each command", () => {
  const ids = {source: ["one"], asked: ["two"], community: ["three"]};
  const cases = (shell: "bash" | "zsh") =>
    completionScript(shell, ids)
      .split("\n")
      .filter(line => / choices="/.test(line));
  expect(cases("zsh").filter(line => line.endsWith(";;"))).toEqual(cases("bash").filter(line => line.endsWith(";;")));
  expect(cases("bash")).toContain('    "run --source") choices="two" ;;');
});
