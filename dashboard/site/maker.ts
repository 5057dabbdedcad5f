import {createHash} from "node:crypto";
import {readdir, readFile} from "node:fs/promises";
import {join, relative} from "node:path";

/** What a built site keeps of the code that made it; a server sends no file whose name begins with a dot. */
const NOTE = ".maker";

/** One hash of the pages and of all code that makes a site of them. */
export async function makerOf(dashboard: string): Promise<string> {
  const root = join(dashboard, "..");
  const folders = ["dashboard/src", "dashboard/site", "pipeline/contracts"].map(folder => join(root, folder));
  const lists = await Promise.all(folders.map(folder => readdir(folder, {recursive: true, withFileTypes: true})));
  const files = lists
    .flat()
    .flatMap(entry => (entry.isFile() ? [relative(root, join(entry.parentPath, entry.name))] : []));
  const code = files.filter(file => !/(^|\/)\./.test(file)).sort();
  const hash = createHash("sha256");
  for (const file of [...code, "dashboard/observablehq.config.js", "package.json"])
    hash.update(file).update(await readFile(join(root, file)));
  return hash.digest("hex");
}

/** Notes in a site that is ready who made it, as a file of the site: name and content. */
export async function makerNote(dashboard: string): Promise<{name: string; content: string}> {
  return {name: NOTE, content: `${await makerOf(dashboard)}\n`};
}

/** True where the site that stands was made by the code that is here: after an upgrade it is not. */
export async function isMadeHere({dashboard, dist}: {dashboard: string; dist: string}): Promise<boolean> {
  const {name, content} = await makerNote(dashboard);
  return (await readFile(join(dist, name), "utf8").catch(() => undefined)) === content;
}
