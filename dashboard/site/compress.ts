import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import {constants, gzip} from "node:zlib";

const compressible = /\.(html|js|css|json|csv|arrow|svg)$/;

/** Writes a .gz beside every file that shrinks, so that any static server can send it as it is. Returns how many. */
export async function compress(folder: string): Promise<number> {
  let written = 0;
  for (const name of await readdir(folder, {recursive: true})) {
    if (!compressible.test(name)) continue;
    const content = await readFile(join(folder, name));
    const small = await promisify(gzip)(content, {level: constants.Z_BEST_COMPRESSION});
    if (small.byteLength >= content.byteLength) continue;
    await writeFile(join(folder, `${name}.gz`), small);
    written += 1;
  }
  return written;
}
