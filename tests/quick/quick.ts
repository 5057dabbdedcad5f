import {execFileSync, spawnSync} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {build} from "esbuild";
import {repository} from "../helpers/project.js";
import {add, namedBy, reached, within} from "./nearness.js";

/**
 * `npm run test:quick`: types, lint, and as many of the tests that a change can reach as fit into a minute, the nearest
 * first. What changed is what is not committed; with a clean tree, the last commit; `-- <files>` says it outright.
 */
const SECONDS = 40; // of tests: types, lint and the choosing take the rest of the minute
/** They read every file of the product, and take a second each. */
const ALWAYS = ["tests/house.test.ts", "tests/architecture.test.ts"];

const changed = process.argv.length > 2 ? process.argv.slice(2) : changedFiles();
const sources = readSources();
const lasted = durations();
const candidates = reached(changed, [await importedBy(), namedBy(sources)]);
const {chosen, others} = within(candidates, SECONDS, test => lasted.get(test) ?? guess(test));
console.log(`変更 / changed:\n  ${changed.join("\n  ") || "–"}\nテスト / tests:\n  ${chosen.join("\n  ") || "–"}`);
if (others.length > 0) console.log(`npm test に任せるもの / left to npm test: ${others.length}`);
const vitest = join(repository, "node_modules", "vitest", "vitest.mjs");
const words = [vitest, "run", ...new Set([...ALWAYS, ...chosen])];
process.exitCode = spawnSync(process.execPath, words, {cwd: repository, stdio: "inherit"}).status ?? 1;

function changedFiles(): string[] {
  const git = (...words: string[]) => execFileSync("git", words, {cwd: repository, encoding: "utf8"}).split("\n");
  const open = [...git("diff", "--name-only", "HEAD"), ...git("ls-files", "--others", "--exclude-standard")];
  const files = open.some(name => name !== "") ? open : git("diff", "--name-only", "HEAD~1", "HEAD");
  return files.filter(name => name !== "");
}

function readSources(): Map<string, string> {
  const kept = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: repository,
    encoding: "utf8"
  });
  const files = kept
    .split("\n")
    .filter(file => /^(pipeline|dashboard|tests)\/.*\.(ts|sql|md|css|csv)$|^data\/reference\/.*\.csv$/.test(file));
  return new Map(files.flatMap(file => text(file).map(found => [file, found] as const)));
}

function text(file: string): string[] {
  try {
    return [readFileSync(join(repository, file), "utf8")];
  } catch {
    return []; // taken away by the change
  }
}

/** Who imports each file, as esbuild sees it, with what is imported only when it is needed. */
async function importedBy(): Promise<Map<string, Set<string>>> {
  const entryPoints = [...sources.keys()].filter(file => file.endsWith(".ts"));
  const {metafile} = await build({
    absWorkingDir: repository,
    entryPoints,
    bundle: true,
    write: false,
    metafile: true,
    outdir: "unused",
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "silent"
  });
  const leaning = new Map<string, Set<string>>();
  for (const [file, {imports}] of Object.entries(metafile.inputs))
    for (const {path, external} of imports) if (!external) add(leaning, path, file);
  return leaning;
}

/** How many seconds each test file took when it last ran here. */
function durations(): Map<string, number> {
  const cache = join(repository, "node_modules", ".vite", "vitest");
  const seconds = new Map<string, number>();
  for (const name of namesIn(cache).filter(name => name.endsWith("results.json"))) {
    const {results} = JSON.parse(readFileSync(join(cache, name), "utf8")) as {results: [string, {duration: number}][]};
    for (const [test, {duration}] of results) seconds.set(test.replace(/^[^:]*:/, ""), duration / 1000);
  }
  return seconds;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, {recursive: true, encoding: "utf8"});
  } catch {
    return []; // nothing has run here yet
  }
}

/**
 * A test file that never ran here: one that builds a site, runs the command or kills runs takes a minute or more, one
 * that builds models about two seconds a test, where each table of cases stands for six.
 */
function guess(test: string): number {
  if (/^tests\/(survival|bench|cli|run)\/|^tests\/dashboard\/\w+\.test/.test(test)) return 60;
  const written = sources.get(test) ?? "";
  const tests = (written.match(/^ *test\b/gm)?.length ?? 1) + 5 * (written.match(/^ *test\.each\b/gm)?.length ?? 0);
  return /helpers\/(store|project|inbox)\.js|tidyWorld/.test(written) ? 2 * tests : 1;
}
