import {mkdir, readlink, rename, rm, symlink} from "node:fs/promises";
import {dirname, join, relative} from "node:path";
import type {Folders} from "../contracts/folders.js";

/** Where sets are published, beside the link `current`, and the folder of the site that shows one of them. */
export type SetFolders = Pick<Folders, "published" | "siteData">;

/** Lets the site's data folder be the Arrow files of whatever set is current. */
export async function linkSiteData({published, siteData}: SetFolders): Promise<void> {
  await linkTo(join(published, "current"), siteData);
}

/** Lets the site's data folder be the Arrow files of another set while the work lasts, and of the current one again after it. */
export async function withSiteData<T>(folders: SetFolders, set: string, work: () => Promise<T>): Promise<T> {
  await linkTo(set, folders.siteData);
  try {
    return await work();
  } finally {
    await linkSiteData(folders);
  }
}

async function linkTo(set: string, siteData: string): Promise<void> {
  await mkdir(dirname(siteData), {recursive: true});
  const target = relative(dirname(siteData), join(set, "arrow"));
  if ((await readlink(siteData).catch(() => undefined)) !== target) await switchLink(siteData, target);
}

/** Renaming over a link is one step for every reader: they see the old set or the new one. */
export async function switchLink(path: string, target: string): Promise<void> {
  const aside = `${path}.part`;
  await rm(aside, {force: true});
  await symlink(target, aside, "junction");
  await rename(aside, path);
}
