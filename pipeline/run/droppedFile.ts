import type {ArtifactRow} from "../contracts/artifact.js";
import {dayInJapan} from "../contracts/day.js";
import type {Reading} from "../contracts/reading.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Artifact, Source} from "../contracts/source.js";

/** The name a file has once it lies in the inbox. */
export function inboxName(name: string, {inbox}: Source): string {
  return `data/inbox/${inbox}/${name.split(/[\\/]/).at(-1)?.normalize("NFC")}`;
}

/** A file at hand as it would be received now, at the given place in the order of receiving. */
export function droppedArtifact(
  {name, content, readings}: Artifact & {readings: Reading[]},
  {source, now, order}: {source: Source; now: Date; order: number}
): {row: ArtifactRow; readings: Reading[]} {
  const received_at = now.toISOString();
  const file = inboxName(name, source);
  const row = {
    source_id: source.id,
    file,
    artifact_sha256: sha256Of(content),
    stay: 1,
    is_last_stay: true,
    answer: file,
    bytes: content.byteLength,
    receipts: 1,
    first_received_at: received_at,
    last_received_at: received_at,
    received_on: dayInJapan(now),
    received_order: order,
    ended_order: null,
    ended_on: "",
    is_newest: true,
    follows: false,
    readings: readings.length
  };
  return {row, readings};
}

/** What was received under the same name before is replaced by the file at hand. */
export function replaced<T extends {row: ArtifactRow}>(artifact: T, dropped: readonly {row: ArtifactRow}[]): T {
  const {row} = artifact;
  const [by] = dropped.filter(other => other.row.source_id === row.source_id && other.row.file === row.file);
  if (!by) return artifact;
  const {received_order, received_on} = by.row;
  const ended = row.ended_order === null ? {ended_order: received_order, ended_on: received_on} : {};
  return {...artifact, row: {...row, ...ended, is_newest: false}};
}
