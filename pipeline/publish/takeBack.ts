import {readdir, readFile, readlink, rm} from "node:fs/promises";
import {join} from "node:path";
import {type Manifest, manifest} from "../contracts/manifest.js";
import {publishedTables} from "../contracts/published.js";

/**
 * Whether a set says what is published no more: it has a table or a column that this version of the product has not.
 * What was taken back was taken back for a reason, as the names of those who decided a correction.
 */
export function saysTooMuch({tables}: Manifest): boolean {
  const published: Record<string, {columns: readonly string[]}> = publishedTables;
  return Object.entries(tables).some(([name, {columns}]) =>
    columns.some(column => !published[name]?.columns.includes(column))
  );
}

/** Whether the set that a folder holds says too much; not where it holds none. */
export async function folderSaysTooMuch(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => "null");
  const read = manifest.safeParse(parsed(text)).data;
  return read !== undefined && saysTooMuch(read);
}

/** Removes the kept sets, and the sets of earlier days, that say too much; the one that stands is never touched. */
export async function takeBack(published: string): Promise<void> {
  await remove(published, {kept: /^(set|as-of)-/, link: "current", within: ""});
}

/** The same for the site that the last one took the place of. */
export async function takeBackSites(dashboard: string): Promise<void> {
  await remove(dashboard, {kept: /^dist\./, link: "dist", within: "published"});
}

async function remove(folder: string, {kept, link, within}: {kept: RegExp; link: string; within: string}) {
  const standing = await readlink(join(folder, link)).catch(() => undefined);
  for (const name of await readdir(folder)) {
    if (kept.test(name) && name !== standing && (await folderSaysTooMuch(join(folder, name, within))))
      await rm(join(folder, name), {recursive: true, force: true});
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // torn by a crash
  }
}
