import {open, readdir, readlink, rename, rm, stat} from "node:fs/promises";
import {join} from "node:path";
import {switchLink} from "./switchLink.js";

/** The folder of the set with this content, while it is kept. */
export async function keptSet(published: string, contentId: string): Promise<string | undefined> {
  const folder = join(published, setName(contentId));
  return (await stat(folder).catch(() => undefined)) && folder;
}

/** The name of the folder of a set. */
export function setName(contentId: string): string {
  return `set-${contentId.slice(0, 16)}`;
}

/** Puts the finished set under its own name and switches the link; sets older than the last one go. */
export async function switchTo(aside: string, published: string, contentId: string): Promise<void> {
  const files = (await readdir(aside, {recursive: true, withFileTypes: true})).filter(file => file.isFile());
  await Promise.all(files.map(file => sync(join(file.parentPath, file.name))));
  const set = setName(contentId);
  const former = await readlink(join(published, "current")).catch(() => undefined);
  await rm(join(published, set), {recursive: true, force: true});
  await rename(aside, join(published, set));
  await sync(published);
  await switchLink(join(published, "current"), set);
  for (const name of await readdir(published)) {
    if (name.startsWith("set-") && name !== set && name !== former)
      await rm(join(published, name), {recursive: true, force: true});
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync();
  await file.close();
}
