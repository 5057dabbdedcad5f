import {execFile} from "node:child_process";
import {readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {expect, test} from "vitest";
import {repository} from "./helpers/project.js";

test.each([
  ["the types of the whole repository are sound", "typescript", "tsc", ["--noEmit"]],
  [
    "the whole repository is in one style and free of lint",
    "@biomejs/biome",
    "biome",
    ["check", "--colors=off", "--diagnostic-level=error", "--max-diagnostics=20", "."]
  ]
])("%s", async (_name, library, command, words) => {
  const {code, output} = await runBin(library, command, words);
  expect(code, output).toBe(0);
});

/** Runs the command of an installed package with this Node; needs neither npx nor a shell. */
async function runBin(library: string, command: string, words: string[]): Promise<{code: number; output: string}> {
  const manifest = join(repository, "node_modules", library, "package.json");
  const {bin} = JSON.parse(await readFile(manifest, "utf8")) as {bin: Record<string, string>};
  const file = join(dirname(manifest), bin[command] ?? "");
  return new Promise(resolve => {
    execFile(process.execPath, [file, ...words], {cwd: repository, maxBuffer: 1 << 26}, (error, stdout, stderr) => {
      resolve({code: typeof error?.code === "number" ? error.code : error ? 1 : 0, output: `${stdout}\n${stderr}`});
    });
  });
}
