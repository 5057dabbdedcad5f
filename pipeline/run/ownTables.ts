import {readdir, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {replaceFile} from "../collect/replaceFile.js";
import type {Folders} from "../contracts/folders.js";
import {referenceTables} from "../contracts/reference.js";

type Places = Pick<Folders, "root" | "home" | "data" | "reference">;

/** A reference table of the home, which is read in the place of the product's. */
export interface OwnTable {
  /** "data/reference/name.csv" */
  file: string;
  /**
   * `same`: as the product's, which will not reach it when it changes. `behind`: the product's has changed since this
   * one took its place. `unread`: no table has this name.
   */
  state: "different" | "same" | "behind" | "unread";
  /** The product's table as it was when this one took its place, and as it is now. */
  before: string;
  now: string;
}

/** The reference tables that the home has of its own; none where the home is the product's folder. */
export async function ownTables(folders: Places): Promise<OwnTable[]> {
  if (folders.home === folders.root) return [];
  const names = (await namesIn(join(folders.data, "reference"))).filter(name => name.endsWith(".csv"));
  return Promise.all(names.sort().map(name => ownTable(folders, name)));
}

/** Those of them that somebody has to look at. */
export async function oddTables(folders: Places): Promise<OwnTable[]> {
  return (await ownTables(folders)).filter(({state}) => state === "behind" || state === "unread");
}

/** Keeps the product's table where one of the home's stands in its place: an upgrade that changes it is seen then. */
export async function keepReplaced(folders: Places): Promise<void> {
  const own = (await ownTables(folders)).filter(({state}) => state !== "unread");
  const kept = await namesIn(keptIn(folders));
  for (const name of kept)
    if (!own.some(({before}) => before === join(keptIn(folders), name)))
      await rm(join(keptIn(folders), name), {force: true});
  for (const {state, before, now} of own) {
    const product = await readFile(now);
    const noted = await contentOf(before);
    if (!noted || (state === "same" && !noted.equals(product))) await replaceFile(before, product);
  }
}

async function ownTable(folders: Places, name: string): Promise<OwnTable> {
  const file = `data/reference/${name}`;
  const [before, now] = [join(keptIn(folders), name), join(folders.reference, name)];
  if (!Object.hasOwn(referenceTables, name.slice(0, -".csv".length))) return {file, state: "unread", before, now};
  const [own, noted, product] = await Promise.all([join(folders.home, file), before, now].map(contentOf));
  const same = product !== undefined && own?.equals(product);
  const changed = product !== undefined && noted !== undefined && !noted.equals(product);
  return {file, state: same ? "same" : changed ? "behind" : "different", before, now};
}

/** Not beside the tables of the home: people may keep those where nothing else may be written. */
function keptIn({data}: Places): string {
  return join(data, ".reference");
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}

/** Undefined where there is none, or none that can be read: reading the tables tells of that. */
async function contentOf(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(() => undefined);
}
