import {readdirSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {commandTable, groups} from "../../../pipeline/cli/help/commands.js";
import {readLine} from "../../../pipeline/cli/help/line.js";
import {allOptions, optionTable} from "../../../pipeline/cli/help/options.js";
import {variableGroups, variables} from "../../../pipeline/cli/help/variables.js";
import {repository} from "../../helpers/project.js";

const names = Object.keys(commandTable) as (keyof typeof commandTable)[];

/** What `bio` prints at once; throws where it would have to work first. */
function printed(...args: string[]): string {
  const line = readLine(args);
  if ("answer" in line) return line.answer;
  throw new Error(JSON.stringify(line));
}

/** Cells of a terminal; what may be either counts two. */
const cells = (line: string) => [...line].reduce((sum, sign) => sum + (/^[\u0020-\u00ff]$/.test(sign) ? 1 : 2), 0);

const everyHelp = [[], ["variables"], ...names.map(name => [name])].flatMap(words =>
  [[], ["--lang", "ja"], ["--lang", "en"]].map(lang => ["help", ...words, ...lang])
);

test.each(everyHelp.map(words => [words.join(" "), words] as const))(
  "bio %s fits a terminal of 80 columns",
  (_, words) => {
    const wide = printed(...words)
      .split("\n")
      .filter(line => cells(line) > 80 || /\s$/.test(line));
    expect(wide).toEqual([]);
  }
);

test("help has every command once, under the people who use it, in both languages", () => {
  const text = printed();
  for (const name of names) {
    const {ja, en} = commandTable[name];
    expect(text.split(`\n  ${name.padEnd(13)}${ja}\n${" ".repeat(15)}${en}\n`)).toHaveLength(2);
  }
  const titles = Object.values(groups).map(({ja, en}) => text.indexOf(`\n\n${ja} / ${en}\n`));
  expect(titles.every(at => at > 0)).toBe(true);
  expect(titles).toEqual([...titles].sort((a, b) => a - b));
});

test.each(names)("bio help %s explains each of its options and variables, and is what --help says", name => {
  const text = printed("help", name);
  const {options = [], variables: matter = [], forms = []} = commandTable[name];
  for (const one of options) {
    const {ja, en} = optionTable[one];
    expect(text).toMatch(new RegExp(`\n  --${one}\\b.*${escaped(ja)}\n +${escaped(en)}\n`));
  }
  for (const [variable, {group, usual, ja, en}] of Object.entries(variables)) {
    const entry = `\n  ${variable}${usual === undefined ? "" : `=${usual}`}\n      ${ja}\n      ${en}`;
    expect([variable, text.includes(entry)]).toEqual([variable, group === "home" || matter.includes(group)]);
  }
  for (const {words} of forms) expect(text).toContain(`\n  ${["bio", name, words].filter(Boolean).join(" ")}`);
  if (name === "help") return; // bio help --help is bio help
  expect(printed(name, "--help")).toBe(text);
  expect(printed("-h", name)).toBe(text);
});

describe("a row lacks nothing", () => {
  const rows = {...allOptions, ...variables, ...commandTable, ...groups, ...variableGroups};
  test.each(Object.entries(rows))("%s has its words", (_, {ja, en}) => {
    expect(ja).toMatch(/\S/);
    expect(en).toMatch(/^[^\u3040-\u30ff\u4e00-\u9fff]+(サンプル|値)?$/);
  });

  test("every option is taken by a command, and every command is a file of its name", () => {
    const taken = new Set(names.flatMap(name => commandTable[name].options ?? []));
    expect(Object.keys(optionTable).filter(name => !taken.has(name as keyof typeof optionTable))).toEqual([]);
    const files = readdirSync(join(repository, "pipeline", "cli"));
    expect(names.filter(name => name !== "help" && !files.includes(`${name}.ts`))).toEqual([]);
  });
});

test("one language is one language", () => {
  expect(printed("help", "--lang", "en")).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  expect(printed("help", "run", "--lang", "ja")).not.toContain("collect, read");
  expect(printed("--lang", "en")).toBe(printed("help", "--lang", "en"));
});

test("help and version for machines are JSON", () => {
  expect(Object.keys(JSON.parse(printed("--help", "--json")).commands)).toEqual(names);
  expect(Object.keys(JSON.parse(printed("help", "run", "--json")).commands)).toEqual(["run"]);
  expect(Object.keys(JSON.parse(printed("help", "variables", "--json")).variables)).toEqual(Object.keys(variables));
  expect(printed("--version")).toMatch(/^\d+\.\d+\.\d+$/);
  expect(JSON.parse(printed("-v", "--json"))).toEqual({version: printed("--version"), node: process.versions.node});
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
