import {type ChildProcess, spawn} from "node:child_process";
import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {OperatorError} from "../../pipeline/errors.js";

/** Built-ins of Framework whose version it would ask the registry for; nobody uses them, but its bundling looks. */
const builtIns = [
  "@observablehq/sample-datasets",
  "@observablehq/plot",
  "react",
  "react-dom",
  "lodash",
  "arquero",
  "apache-arrow",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "mapbox-gl",
  "topojson-client",
  "parquet-wasm"
];

/** Framework's settings, as a copy beside the pages: a name that Node takes for a module wherever it lies. */
export const CONFIG = "observablehq.config.mjs";

/** Starts `observable <words>` as its own process in the folder where the site is made. */
export async function startFramework(
  output: string,
  words: readonly string[],
  stdio: "pipe" | "inherit"
): Promise<ChildProcess> {
  await seedVersionCache(join(output, ".pages", ".observablehq", "cache"));
  const bin = fileURLToPath(import.meta.resolve("@observablehq/framework/dist/bin/observable.js"));
  return spawn(process.execPath, [bin, ...words, "--config", join(".pages", CONFIG)], {
    cwd: output,
    stdio: ["ignore", stdio, stdio],
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true"}
  });
}

/** Builds what lies in .pages into dist.part beside it; what Framework says matters only if it fails. */
export async function buildWithFramework(output: string): Promise<void> {
  const child = await startFramework(output, ["build"], "pipe");
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", chunk => (said += chunk));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code === 0) return;
  throw new OperatorError({
    where: "observable build",
    ja: `サイトを作れませんでした（終了コード ${code}）。\n${said}`,
    en: `the site could not be built (exit code ${code}).\n${said}`
  });
}

/** Without these empty folders the first build would ask the registry for version numbers and fail offline. */
async function seedVersionCache(cache: string): Promise<void> {
  for (const name of builtIns) await mkdir(join(cache, "_npm", `${name}@0.0.0`), {recursive: true});
}
