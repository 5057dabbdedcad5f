import type {Manifest} from "../contracts/manifest.js";
import {sha256Of} from "../contracts/sha256.js";

/**
 * The files a published table rests on, from the raw and reference tables at its roots: every artifact where it
 * reads readings, and the file of each of its reference tables.
 */
export function filesBehind(
  roots: readonly string[],
  reference: readonly {name: string; file: string; bytes: Uint8Array}[],
  artifacts: readonly {file: string; artifact_sha256: string}[]
): Manifest["tables"][string]["artifacts"] {
  const files = roots.flatMap(root => {
    const table = reference.find(({name}) => root === `reference.${name}`);
    if (table) return [{file: table.file, sha256: sha256Of(table.bytes)}];
    return artifacts.map(({file, artifact_sha256}) => ({file, sha256: artifact_sha256}));
  });
  return [...new Map(files.map(entry => [`${entry.file} ${entry.sha256}`, entry])).values()];
}
