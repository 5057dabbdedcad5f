import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {sha256Of} from "../contracts/sha256.js";

/** Path within the set, size and SHA-256 of a written file. */
export async function fileFacts(folder: string, path: string): Promise<{path: string; bytes: number; sha256: string}> {
  const content = await readFile(join(folder, path));
  return {path, bytes: content.byteLength, sha256: sha256Of(content)};
}
