import {rename, rm, symlink} from "node:fs/promises";

/** Lets a link point elsewhere. Renaming over it is one step for every reader: they see the old set or the new one. */
export async function switchLink(path: string, target: string): Promise<void> {
  const aside = `${path}.part`;
  await rm(aside, {force: true});
  await symlink(target, aside, "junction");
  await rename(aside, path);
}
