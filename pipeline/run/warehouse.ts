import {readFile} from "node:fs/promises";
import {sha256Of} from "../contracts/sha256.js";

/**
 * What the warehouse file is now; empty where there is none. A file that was damaged since is no longer what a run
 * left.
 */
export async function warehouseHash({warehouse}: {warehouse: string}): Promise<string> {
  const content = await readFile(warehouse).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return content === undefined ? "" : sha256Of(content);
}
