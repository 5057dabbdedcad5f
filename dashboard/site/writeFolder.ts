import {mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile} from "node:fs/promises";
import {dirname, join, relative} from "node:path";

export interface Wanted {
  /** Every file the folder is to hold, by its path within. */
  files: ReadonlyMap<string, string | Uint8Array>;
  /** A link the folder is to hold. */
  link: {name: string; to: string};
  /** What stands there and is somebody else's. */
  keep: readonly string[];
}

/** Makes a folder hold just these files; those that are there already with the same content are left untouched. */
export async function writeFolder(folder: string, {files, link, keep}: Wanted): Promise<void> {
  await mkdir(folder, {recursive: true});
  const mine = (path: string) => ![...keep, link.name].includes(path.split("/")[0] ?? "");
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    const path = relative(folder, join(entry.parentPath, entry.name));
    if (!entry.isDirectory() && mine(path) && !files.has(path)) await rm(join(folder, path), {force: true});
  }
  for (const [path, content] of files) {
    const file = join(folder, path);
    if ((await readFile(file).catch(() => undefined))?.equals(Buffer.from(content))) continue;
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, content);
  }
  const target = relative(folder, link.to);
  const path = join(folder, link.name);
  if ((await readlink(path).catch(() => undefined)) === target) return;
  await symlink(target, `${path}.part`, "junction");
  await rename(`${path}.part`, path); // one step: whoever reads the folder meanwhile finds a link
}
