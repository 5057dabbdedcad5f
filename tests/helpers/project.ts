import {cp, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import type {Manifest} from "../../pipeline/contracts/manifest.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import {readManifest} from "../../pipeline/publish/publish.js";
import {type RunEffects, type RunResult, run} from "../../pipeline/run/run.js";
import {loadSettings, type Settings} from "../../pipeline/settings.js";
import {once} from "./once.js";

/** The repository itself, for the data and the code that are kept in it. */
export const repository = fileURLToPath(new URL("../..", import.meta.url));

export const OBSERVATIONS = "data/bundled/published_figures/observation.csv";

/** A copy of the kept data in a folder of its own. */
export interface Project {
  root: string;
  settings: Settings;
  read(path: string): Promise<string>;
  /** Rewrites one file as a person would; fails when the edit changes nothing. */
  edit(path: string, change: (text: string) => string): Promise<void>;
  /** One run at the given instant; the steps it reported are kept in order. */
  run(instant?: string, effects?: Partial<RunEffects>): Promise<RunResult & {steps: [step: string, count: number][]}>;
  remove(): Promise<void>;
}

/** When the run was that `ran` speaks of. */
export const FIRST_RUN = "2026-11-24T00:00:00.000Z";

/** With `ran`, a copy of what the first run on the kept data left; it runs once a suite. */
export async function makeProject({ran = false} = {}): Promise<Project> {
  const root = await makeFolder();
  if (ran) await copyAll(await once("ran", firstRun), root);
  else await copyKept(root);
  const settings = loadSettings({}, root);
  const read = (path: string) => readFile(join(root, path), "utf8");
  return {
    root,
    settings,
    read,
    async edit(path, change) {
      const before = await read(path);
      const after = change(before);
      if (after === before) throw new Error(`the edit left ${path} as it was`);
      await writeFile(join(root, path), after);
    },
    async run(instant = FIRST_RUN, effects = {}) {
      const steps: [string, number][] = [];
      const progress: RunEffects["progress"] = (step, count) => steps.push([step, count]);
      return {...(await run(settings, {now: clock(instant), progress, ...effects})), steps};
    },
    remove: () => removeFolder(root)
  };
}

async function copyKept(root: string): Promise<void> {
  for (const folder of ["data/reference", "data/bundled"]) {
    await cp(join(repository, folder), join(root, folder), {recursive: true});
  }
}

async function firstRun(root: string): Promise<void> {
  await copyKept(root);
  await run(loadSettings({}, root), {now: clock(FIRST_RUN), progress: () => {}});
}

/** Copies a folder as it stands, with links that lead within it; what was written on is nobody else's. */
export async function copyAll(from: string, to: string): Promise<void> {
  await cp(from, to, {recursive: true, verbatimSymlinks: true});
}

export async function withProject(work: (project: Project) => Promise<void>, given = {ran: false}): Promise<void> {
  const project = await makeProject(given);
  try {
    await work(project);
  } finally {
    await project.remove();
  }
}

/** The same with a project whose first run is done. */
export function withRanProject(work: (project: Project) => Promise<void>): Promise<void> {
  return withProject(work, {ran: true});
}

/** An empty folder, removed afterwards. */
export async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await makeFolder();
  try {
    await work(folder);
  } finally {
    await removeFolder(folder);
  }
}

/** What stands published in a project says of itself. */
export async function manifestOf({settings}: Project): Promise<Manifest> {
  const manifest = await readManifest(settings.published);
  if (!manifest) throw new Error("nothing is published");
  return manifest;
}

export function clock(instant: string): () => Date {
  return () => new Date(instant);
}

/** Every file under a folder, by its path within it. */
export async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const files = paths.sort().map(async path => [relative(folder, path), await readFile(path)] as const);
  return new Map(await Promise.all(files));
}

/** The SHA-256 of every file under a folder, by its path: quick to compare, and a difference names its file. */
export async function hashesIn(folder: string): Promise<Map<string, string>> {
  return new Map([...(await filesIn(folder))].map(([path, bytes]) => [path, sha256Of(bytes)]));
}

function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "bio-test-"));
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, {recursive: true, force: true});
}
