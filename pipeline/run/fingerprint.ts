import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {sha256Of} from "../contracts/sha256.js";

/** One hash of all that decides the published content: the given inputs, the pipeline's own code and its libraries. */
export async function fingerprint(inputs: readonly string[]): Promise<string> {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const code = (await readdir(folder, {recursive: true})).filter(name => /\.(ts|sql)$/.test(name)).sort();
  const hashes = await Promise.all(code.map(async file => sha256Of(await readFile(join(folder, file)))));
  // their versions: of all where that is known, in an installed package of those that it names
  const libraries = await readFile(join(folder, "..", "package-lock.json"))
    .catch(() => readFile(join(folder, "..", "package.json")))
    .catch(() => "");
  return sha256Of([...inputs, ...hashes, sha256Of(libraries)].join("\n"));
}
