import type {ArtifactRow} from "../contracts/artifact.js";
import {dayInJapan} from "../contracts/day.js";
import type {Reading} from "../contracts/reading.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Artifact, Source} from "../contracts/source.js";

/** The name a file has once it lies in the inbox. */
export function inboxName(name: string, {inbox}: Source): string {
  return `data/inbox/${inbox}/${name.split(/[\\/]/).at(-1)?.normalize("NFC")}`;
}

/** A file at hand as it would be received now. */
export function droppedArtifact(
  {name, content, readings}: Artifact & {readings: Reading[]},
  {source, now}: {source: Source; now: Date}
): {row: ArtifactRow; readings: Reading[]} {
  const received_at = now.toISOString();
  const row = {
    source_id: source.id,
    file: inboxName(name, source),
    artifact_sha256: sha256Of(content),
    bytes: content.byteLength,
    receipts: 1,
    first_received_at: received_at,
    last_received_at: received_at,
    first_received_on: dayInJapan(now),
    standing_since: received_at,
    standing_since_on: dayInJapan(now),
    is_newest: true,
    follows: false,
    replaced_on: "",
    readings: readings.length
  };
  return {row, readings};
}

/** What was received under the same name before is replaced by the file at hand. */
export function replaced<T extends {row: ArtifactRow}>(
  artifact: T,
  dropped: readonly {row: ArtifactRow}[],
  now: Date
): T {
  const {row} = artifact;
  const again =
    row.is_newest && dropped.some(other => other.row.source_id === row.source_id && other.row.file === row.file);
  return again ? {...artifact, row: {...row, is_newest: false, replaced_on: dayInJapan(now)}} : artifact;
}
