import {realpath, stat} from "node:fs/promises";
import {basename, join} from "node:path";

/** What an address leads to: a file of the site, by its path within, or another address, seen from the first. */
export type Found = {file: string} | {redirect: string};

/** There is no such file; whatever else goes wrong is a fault of the machine. */
const MISSING = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP"]);

/**
 * Finds what an address (its path, as it was asked for) means in a built site: a file as it is named, a page without
 * its .html, and the first page of a folder. What ends in a slash too many, or lacks one, leads to where the page's own
 * links are right.
 */
export async function find(build: string, path: string): Promise<Found | undefined> {
  const name = nameOf(path);
  if (name === undefined) return undefined;
  if (name === "" || name.endsWith("/")) {
    if (await isFile(build, `${name}index.html`)) return {file: `${name}index.html`};
    const file = await fileOrPage(build, name.slice(0, -1));
    return file === undefined ? undefined : {redirect: `../${encodeURIComponent(basename(file))}`};
  }
  const file = await fileOrPage(build, name);
  if (file !== undefined) return {file};
  if (await isFile(build, `${name}/index.html`)) return {redirect: `./${encodeURIComponent(basename(name))}/`};
  return undefined;
}

/** Whether a build holds a file of this name: not a folder, and not a link, so that nothing leads out of it. */
export async function isFile(build: string, name: string): Promise<boolean> {
  const path = join(build, name);
  try {
    return (await realpath(path)) === path && (await stat(path)).isFile();
  } catch (error) {
    if (MISSING.has((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

async function fileOrPage(build: string, name: string): Promise<string | undefined> {
  for (const file of [name, `${name}.html`]) if (name !== "" && (await isFile(build, file))) return file;
  return undefined;
}

/** The name within the site that a path spells; none for a hidden one, or one that a file system reads otherwise. */
function nameOf(path: string): string | undefined {
  const names = path.slice(1).split("/").map(decodeURIComponent); // the router has refused what cannot be decoded
  const odd = (name: string, i: number) =>
    name.startsWith(".") || /[/\\\0]/.test(name) || (name === "" && i < names.length - 1);
  return names.some(odd) ? undefined : names.join("/");
}
