import {readArtifact} from "../collect/archive.js";
import {type Reading, reading} from "../contracts/reading.js";
import type {ReferenceRows} from "../contracts/request.js";
import {OperatorError, type Problem} from "../errors.js";

/** Which artifacts may be missing: those declared in lost_artifact.csv, and for a look at other files any of them. */
export interface Losses {
  rows: ReferenceRows;
  /** True where nothing is published of what is read. */
  any?: boolean | undefined;
}

/**
 * The bytes of an artifact; undefined where they are declared lost, and are. Throws OperatorError as the archive does.
 */
export async function readUnlessLost(
  archive: string,
  sha256: string,
  {rows, any = false}: Losses
): Promise<Uint8Array | undefined> {
  try {
    return await readArtifact(archive, sha256);
  } catch (error) {
    if (error instanceof OperatorError && (any || rowOf(sha256, rows))) return undefined;
    throw error;
  }
}

/** What stands for the readings of a lost artifact: one, held by the rule that says so. */
export function lostReading(sha256: string, rows: ReferenceRows): Reading {
  const {reason_ja = "", declared_on = ""} = rowOf(sha256, rows) ?? {};
  return reading({
    address: "",
    value: [declared_on, reason_ja].filter(text => text !== "").join(" "),
    evidence: "artifact_lost"
  });
}

/** A line for every artifact that was declared lost and is there after all: it is read as any other. */
export function foundAfterAll(
  artifacts: readonly {row: {artifact_sha256: string; file: string}; lost?: boolean}[],
  rows: ReferenceRows
): Problem[] {
  const sound = new Map(artifacts.flatMap(({row, lost}) => (lost ? [] : [[row.artifact_sha256, row.file]])));
  return rows("lost_artifact").flatMap(({artifact_sha256 = ""}) => {
    const file = sound.get(artifact_sha256);
    if (file === undefined) return [];
    return {
      where: `data/reference/lost_artifact.csv ${artifact_sha256.slice(0, 12)}…`,
      ja: `失われたと届け出た ${file} は archive にあり、ふつうに読みました。この行を消してください。`,
      en: `${file} was declared lost, but is in the archive and was read as usual; remove this row.`
    };
  });
}

function rowOf(sha256: string, rows: ReferenceRows): Record<string, string> | undefined {
  return rows("lost_artifact").find(({artifact_sha256}) => artifact_sha256 === sha256);
}
