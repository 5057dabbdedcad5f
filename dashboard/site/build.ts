import {spawn} from "node:child_process";
import {cp, lstat, mkdir, readlink, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Operations} from "../../pipeline/contracts/published.js";
import {OperatorError} from "../../pipeline/errors.js";
import {ja} from "../src/components/words.js";
import {compress} from "./compress.js";
import {readInput} from "./input.js";
import {type Page, pages} from "./pages.js";
import {prerender} from "./prerender.js";

export interface BuildOptions {
  /** The dashboard folder: src is read, dist is written. */
  dashboard: string;
  /** data/published/current. */
  published: string;
  /** The prefectures to draw. */
  map: string;
  /** Lets a link point elsewhere in one step. */
  switchLink: (path: string, target: string) => Promise<void>;
  /** How everything is running, as JSON to lie beside the pages; none for a site of an earlier day. */
  operations?: string;
  progress: (step: "framework" | "prerender" | "compress", count: number) => void;
}

/** Built-ins of Framework whose version it would ask the registry for; nobody uses them, but bundling its own code looks. */
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

/**
 * Builds the whole site into dist, without any network: Framework makes the pages and scripts, then every view is
 * written into its page. The finished site takes the place of the old one only when it is whole.
 */
export async function buildSite({
  dashboard,
  published,
  map,
  switchLink,
  operations,
  progress
}: BuildOptions): Promise<number> {
  const aside = join(dashboard, "dist.part");
  await rm(aside, {recursive: true, force: true});
  await seedVersionCache(join(dashboard, "src", ".observablehq", "cache"));
  const input = await readInput(published, map);
  const running = operations === undefined ? undefined : (JSON.parse(operations) as Operations);
  const {content_id, built_at, as_of} = input.manifest;
  const all = pages({data: input.data, words: ja, running, built: {content_id, built_at, as_of}});
  await runFramework(dashboard, all);
  progress("framework", all.length);
  await prerender(aside, all, {...input, follows: running !== undefined});
  progress("prerender", all.length);
  await cp(published, join(aside, "published"), {
    recursive: true,
    dereference: true,
    filter: from => !from.endsWith("arrow")
  });
  progress("compress", await compress(aside));
  if (operations !== undefined) await writeFile(join(aside, "operations.json"), operations);
  await takePlace(dashboard, switchLink);
  return all.length;
}

/** Without these empty folders the first build would ask the registry for version numbers and fail offline. */
async function seedVersionCache(cache: string): Promise<void> {
  for (const name of builtIns) await mkdir(join(cache, "_npm", `${name}@0.0.0`), {recursive: true});
}

/** Runs `observable build` as its own process, as Framework is meant to be run; its output matters only if it fails. */
async function runFramework(dashboard: string, all: readonly Page[]): Promise<void> {
  const SITE_PATHS = JSON.stringify(all.map(({file}) => `/${file.replace(".html", "")}`));
  const bin = fileURLToPath(import.meta.resolve("@observablehq/framework/dist/bin/observable.js"));
  const child = spawn(process.execPath, [bin, "build"], {
    cwd: dashboard,
    stdio: ["ignore", "pipe", "pipe"],
    env: {...process.env, SITE_PATHS, OBSERVABLE_TELEMETRY_DISABLE: "true"}
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", chunk => (output += chunk));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) {
    throw new OperatorError({
      where: "observable build",
      ja: `サイトを作れませんでした（終了コード ${code}）。\n${output}`,
      en: `the site could not be built (exit code ${code}).\n${output}`
    });
  }
}

/**
 * Moves the finished site beside the old one and lets `dist` point at it in one step, so that a reader finds a whole
 * site at every instant. A `dist` that is a folder, of an earlier version of the product, makes way first.
 */
async function takePlace(dashboard: string, switchLink: BuildOptions["switchLink"]): Promise<void> {
  const dist = join(dashboard, "dist");
  const former = await readlink(dist).catch(() => undefined);
  const name = former === "dist.1" ? "dist.2" : "dist.1";
  await rm(join(dashboard, name), {recursive: true, force: true});
  await rename(join(dashboard, "dist.part"), join(dashboard, name));
  if ((await lstat(dist).catch(() => undefined))?.isDirectory()) await rm(dist, {recursive: true});
  await switchLink(dist, name); // the former folder stays until the next build: a reader may be in the midst of it
}
