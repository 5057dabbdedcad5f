import type {Manifest} from "../contracts/manifest.js";
import {sha256Of} from "../contracts/sha256.js";
import {type Store, select} from "../store.js";

/** A file received, by the name it is published by. */
export interface ReceivedFile {
  file: string;
  artifact_sha256: string;
}

/** Every file received, a report by its code. */
export async function receivedFiles(store: Store): Promise<ReceivedFile[]> {
  const rows = await select(
    store,
    "select file, artifact_sha256 from mart.source_status order by source_id, first_received_at, file"
  );
  return rows.map(({file, artifact_sha256}) => ({file: String(file), artifact_sha256: String(artifact_sha256)}));
}

/**
 * The files a published table rests on, from the raw and reference tables at its roots: every artifact where it
 * reads readings, and the file of each of its reference tables.
 */
export function filesBehind(
  roots: readonly string[],
  reference: readonly {name: string; file: string; bytes: Uint8Array}[],
  artifacts: readonly ReceivedFile[]
): Manifest["tables"][string]["artifacts"] {
  const files = roots.flatMap(root => {
    const table = reference.find(({name}) => root === `reference.${name}`);
    if (table) return [{file: table.file, sha256: sha256Of(table.bytes)}];
    return artifacts.map(({file, artifact_sha256}) => ({file, sha256: artifact_sha256}));
  });
  return [...new Map(files.map(entry => [`${entry.file} ${entry.sha256}`, entry])).values()];
}
