import type {Reading} from "../contracts/reading.js";
import type {Source} from "../contracts/source.js";
import {OperatorError} from "../errors.js";
import {readArtifact} from "./archive.js";
import {readLedger} from "./ledger.js";
import {artifactsOf, type ReceivedArtifact} from "./received.js";

/** A file as received, and what its source read from it. */
export interface ReadArtifact {
  row: ReceivedArtifact & {readings: number};
  readings: Reading[];
}

/** Every artifact of the given sources, in the order of first receipt, read by its source. */
export async function readArtifacts(archive: string, sources: readonly Source[]): Promise<ReadArtifact[]> {
  const ledger = await readLedger(archive);
  const artifacts: ReadArtifact[] = [];
  for (const source of sources) {
    for (const artifact of artifactsOf(source.id, ledger)) {
      const content = await readArtifact(archive, artifact.artifact_sha256);
      const readings = readAll(source, artifact, content);
      artifacts.push({row: {...artifact, readings: readings.length}, readings});
    }
  }
  return artifacts;
}

/** A file that was replaced since need not be readable any more: its fault has been mended by the newer one. */
function readAll(source: Source, {file, is_newest}: ReceivedArtifact, content: Uint8Array): Reading[] {
  try {
    return [...source.read({name: file, content})];
  } catch (error) {
    if (is_newest || !(error instanceof OperatorError)) throw error;
    return [];
  }
}
