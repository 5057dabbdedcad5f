import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Folders} from "../contracts/folders.js";
import {type Manifest, manifest} from "../contracts/manifest.js";
import {publishedTables, type TableName} from "../contracts/published.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Store} from "../store.js";
import {datapackage, type PackageSource} from "./datapackage.js";
import {fileFacts} from "./fileFacts.js";
import {discardLists, listsStand, prepareLists, promoteLists} from "./internalLists.js";
import {switchTo} from "./switchSet.js";
import {writeTable} from "./tables.js";
import {saysTooMuch, takeBack} from "./takeBack.js";

/** What a set says of itself. */
export interface SetFacts {
  asOf: string;
  /** The day asked for, where the set is not of today. */
  knownBy?: string;
  sources: readonly PackageSource[];
  /** The artifacts and reference files behind a published table. */
  artifactsBehind: (from: string) => Manifest["tables"][string]["artifacts"];
  now: () => Date;
}

/** Where sets go: the public ones, and the lists for the office alone, which are made and switched with them. */
export type SetFolders = Pick<Folders, "published" | "internal">;

/** What a set says of itself, and where it goes to. */
export type PublishOptions = SetFacts & SetFolders;

const names = Object.keys(publishedTables) as TableName[];

/** Writes the whole set aside, where no reader looks; promote() makes it the current one. */
export async function prepare(store: Store, options: PublishOptions): Promise<Manifest> {
  const written = await writeAside(store, asideOf(options.published), options);
  await prepareLists(store, options.internal);
  return written;
}

/** Writes a set that stands for itself into a folder of its own, in the place of an older one. */
export async function prepareIn(store: Store, folder: string, facts: SetFacts): Promise<Manifest> {
  const aside = `${folder}.part`;
  const written = await writeAside(store, aside, facts);
  await rm(folder, {recursive: true, force: true});
  await rename(aside, folder);
  return written;
}

/** Forgets the prepared set; what is published stands. */
export async function discard({published, internal}: SetFolders): Promise<void> {
  await Promise.all([rm(asideOf(published), {recursive: true, force: true}), discardLists(internal)]);
}

async function writeAside(store: Store, aside: string, facts: SetFacts): Promise<Manifest> {
  await rm(aside, {recursive: true, force: true});
  await mkdir(join(aside, "arrow"), {recursive: true});
  try {
    return await writeSet(store, aside, facts);
  } catch (error) {
    await rm(aside, {recursive: true, force: true});
    throw error;
  }
}

/**
 * Lets `current` point at the prepared set in one step. If its content equals what is published already, that set
 * stays, byte for byte. A failure before the switch changes nothing for readers. Sets of an earlier version of the
 * product that say what is published no more are not kept.
 */
export async function promote(
  prepared: Manifest,
  {published, internal}: SetFolders
): Promise<{manifest: Manifest; changed: boolean}> {
  await promoteLists(internal);
  const aside = asideOf(published);
  const current = await intactManifest(published);
  const changed = current?.content_id !== prepared.content_id;
  if (changed) await switchTo(aside, published, prepared.content_id);
  await rm(aside, {recursive: true, force: true});
  await takeBack(published);
  return {manifest: changed ? prepared : (current ?? prepared), changed};
}

/**
 * The manifest of the current set, or undefined if nothing that can be read is published. What an earlier version of
 * the product published, and is published no more, counts as nothing: no site is built from it.
 */
export async function readManifest(published: string): Promise<Manifest | undefined> {
  const text = await readFile(join(published, "current", "manifest.json"), "utf8").catch(() => "null");
  try {
    const read = manifest.safeParse(JSON.parse(text)).data;
    return read && !saysTooMuch(read) ? read : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The manifest of the current set if every file of it, and of the lists beside it, is still what was written. */
export async function wholeSet({published, internal}: SetFolders): Promise<Manifest | undefined> {
  return (await listsStand(internal)) ? intactManifest(published) : undefined;
}

/** The manifest of the current set if every file of it is still what was published. */
export async function intactManifest(published: string): Promise<Manifest | undefined> {
  const current = await readManifest(published);
  if (!current) return undefined;
  const files = Object.values(current.tables).flatMap(({files: {csv, parquet, arrow}}) => [csv, parquet, arrow]);
  for (const {path, sha256} of [...files, current.datapackage]) {
    const content = await readFile(join(published, "current", path)).catch(() => undefined);
    if (!content || sha256Of(content) !== sha256) return undefined;
  }
  return current;
}

async function writeSet(store: Store, folder: string, options: SetFacts): Promise<Manifest> {
  const tables: Manifest["tables"] = {};
  const rows: Partial<Record<TableName, number>> = {};
  for (const name of names) {
    rows[name] = await writeTable(store, name, folder);
    tables[name] = {
      rows: rows[name],
      columns: [...publishedTables[name].columns],
      artifacts: options.artifactsBehind(publishedTables[name].from),
      files: {
        csv: await fileFacts(folder, `${name}.csv`),
        parquet: await fileFacts(folder, `${name}.parquet`),
        arrow: await fileFacts(folder, `arrow/${name}.arrow`)
      }
    };
  }
  const description = datapackage(rows as Record<TableName, number>, options.sources, options.asOf);
  await writeFile(join(folder, "datapackage.json"), `${JSON.stringify(description, null, 2)}\n`);
  const content = {
    as_of: options.asOf,
    ...(options.knownBy && {known_by: options.knownBy}),
    tables,
    datapackage: await fileFacts(folder, "datapackage.json")
  };
  const content_id = sha256Of(JSON.stringify(content));
  const whole = manifest.parse({content_id, built_at: options.now().toISOString(), ...content});
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(whole, null, 2)}\n`);
  await writeFile(join(folder, "arrow", "manifest.json"), `${JSON.stringify(whole)}\n`);
  return whole;
}

function asideOf(published: string): string {
  return join(published, ".part");
}
