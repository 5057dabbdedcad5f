import {dayInJapan} from "../contracts/day.js";
import type {Receipt} from "../contracts/ledger.js";

/** One file as received under one name, with every receipt of it. */
export interface ReceivedArtifact {
  source_id: string;
  file: string;
  artifact_sha256: string;
  bytes: number;
  receipts: number;
  first_received_at: string;
  last_received_at: string;
  /** The day of the first receipt in Japan, e.g. "2026-11-24" for 2026-11-23T20:00:00Z. */
  first_received_on: string;
  /**
   * When this content last came to stand under its name: later than the first receipt where another had replaced it
   * meanwhile.
   */
  standing_since: string;
  standing_since_on: string;
  /** False once another file came under the same name. */
  is_newest: boolean;
  /** True where it took the place of another file of the same name, when it last came to stand. */
  follows: boolean;
  /** The day in Japan on which it was replaced; empty while it is the newest. */
  replaced_on: string;
}

/** The artifacts of one source, in the order of first receipt. */
export function artifactsOf(sourceId: string, ledger: readonly Receipt[]): ReceivedArtifact[] {
  const receipts = ledger.filter(({source_id}) => source_id === sourceId);
  const newest = new Map(receipts.map(({name, sha256}) => [name, sha256]));
  const artifacts = new Map<string, ReceivedArtifact>();
  const standing = new Map<string, string>();
  for (const {source_id, name, sha256, bytes, received_at} of receipts) {
    const known = artifacts.get(`${sha256} ${name}`);
    artifacts.set(`${sha256} ${name}`, {
      source_id,
      file: name,
      artifact_sha256: sha256,
      bytes,
      receipts: (known?.receipts ?? 0) + 1,
      first_received_at: known?.first_received_at ?? received_at,
      last_received_at: received_at,
      first_received_on: known?.first_received_on ?? dayInJapan(new Date(received_at)),
      ...(known && standing.get(name) === sha256
        ? {standing_since: known.standing_since, standing_since_on: known.standing_since_on, follows: known.follows}
        : {
            standing_since: received_at,
            standing_since_on: dayInJapan(new Date(received_at)),
            follows: standing.has(name)
          }),
      is_newest: newest.get(name) === sha256,
      replaced_on: ""
    });
    standing.set(name, sha256);
    for (const other of artifacts.values()) {
      if (other.file === name && other.artifact_sha256 !== sha256 && !other.is_newest)
        other.replaced_on ||= dayInJapan(new Date(received_at));
    }
  }
  return [...artifacts.values()];
}
