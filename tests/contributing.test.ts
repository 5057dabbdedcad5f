import {existsSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {files, text} from "./helpers/imports.js";
import {repository} from "./helpers/project.js";

const TOP = /^(pipeline|dashboard|data|tests|\.ci|\.github)\//;
const readme = text("README.md");
const map = /## Where each thing lives\n[\s\S]*?```\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";

/** What git does not keep, because the product makes it. */
const MADE = new Set(
  text(".gitignore")
    .split("\n")
    .map(line => line.replace(/\/$|\*.*$/, ""))
);

const kept = ["pipeline", "dashboard", "data", "tests"]
  .flatMap(folder => files(folder, /./))
  .filter(file => !isMade(file));

/** `a/{b,c}.ts` as both paths; a star is left to the file system. */
function expand(path: string): string[] {
  const [, before = "", words, after = ""] = /^(.*?)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  return words === undefined ? [path] : words.split(",").flatMap(word => expand(`${before}${word}${after}`));
}

/** The paths a text names between backticks or in links; `<name>` stands for any name, and is nobody's. */
function pathsIn(markdown: string): string[] {
  const quoted = Array.from(markdown.matchAll(/`([^`\n]+)`|\]\(([^)\s#]+)/g), ([, code, link]) => code ?? link ?? "");
  const words = quoted.flatMap(code => code.split(/\s+/)).map(word => word.replace(/[,;:.]$/, ""));
  return words.filter(word => TOP.test(word) && !word.includes("<")).flatMap(expand);
}

/** The paths of a map drawn with indents, where a line names one or more things of the folder above it. */
function pathsOf(drawn: string): string[] {
  const above: {indent: number; path: string}[] = [];
  return drawn.split("\n").flatMap(line => {
    const [, spaces = "", names = ""] = /^( *)(\S+(?: \S+)*?)(?: {2,}|$)/.exec(line) ?? [];
    while ((above.at(-1)?.indent ?? -1) >= spaces.length) above.pop();
    if (names === "") return [];
    const paths = names.split(" ").map(name => `${above.at(-1)?.path ?? ""}${name}`);
    if (paths[0]?.endsWith("/")) above.push({indent: spaces.length, path: paths[0]});
    return paths.flatMap(expand);
  });
}

function missing(paths: readonly string[]): string[] {
  return paths.filter(path => !isMade(path) && !stands(path));
}

function isMade(path: string): boolean {
  return [...MADE].some(one => one !== "" && path.startsWith(one));
}

function stands(path: string): boolean {
  if (!path.includes("*")) return existsSync(join(repository, path));
  const name = new RegExp(`^${path.replaceAll(".", "\\.").replaceAll("*", "[^/]*")}$`);
  return kept.some(file => name.test(file));
}

test.each([
  ["CONTRIBUTING.md", pathsIn(text("CONTRIBUTING.md")), 50],
  ["README.md, Where each thing lives", pathsOf(map), 30]
])("%s: every path that is named exists", (_name, paths, least) => {
  expect(missing(paths)).toEqual([]);
  expect(paths.length).toBeGreaterThan(least);
});

test("README's map names every room of the pipeline and of the dashboard", () => {
  const rooms = kept.map(file => /^(?:pipeline|dashboard)\/[^/]+\//.exec(file)?.[0] ?? "");
  const unnamed = new Set(rooms.filter(room => room !== "" && !pathsOf(map).includes(room)));
  expect([...unnamed]).toEqual([]);
  expect(new Set(rooms).size).toBeGreaterThan(15);
});

test("every script of npm that is named exists", () => {
  const {scripts} = JSON.parse(text("package.json")) as {scripts: Record<string, string>};
  const named = [...`${readme}${text("CONTRIBUTING.md")}`.matchAll(/npm (?:run ([\w:]+)|(start|test)\b)/g)];
  const names = named.map(([, run, short]) => run ?? short ?? "");
  expect(names.filter(name => !(name in scripts))).toEqual([]);
  expect(new Set(names).size).toBeGreaterThan(8);
});

test("paths are seen where people write them", () => {
  expect(
    pathsIn("`npx vitest run -u tests/a`, [it](data/x.md#y), `pipeline/{a,b}/*.ts` and `dashboard/src/<name>.md`")
  ).toEqual(["tests/a", "data/x.md", "pipeline/a/*.ts", "pipeline/b/*.ts"]);
  expect(pathsOf("a/\n  x.ts y.ts   both\n  b/     a room: with words\n    {c,d}/\ne/  f")).toEqual([
    "a/",
    "a/x.ts",
    "a/y.ts",
    "a/b/",
    "a/b/c/",
    "a/b/d/",
    "e/"
  ]);
  expect(missing(["tests/contributing.test.ts", "tests/*.nothing", "pipeline/nowhere.ts", "dashboard/dist"])).toEqual([
    "tests/*.nothing",
    "pipeline/nowhere.ts"
  ]);
});
