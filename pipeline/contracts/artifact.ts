import type {ColumnType} from "./field.js";

/**
 * raw.artifact: one row for one stay of a content under a name, from the receipt that began it to the one that ended
 * it. Bytes that come back begin a new stay. Days are days in Japan, in the order of receiving.
 */
export const artifactColumns = {
  source_id: "varchar",
  file: "varchar",
  artifact_sha256: "varchar",
  /** Counts the stays of this content under this name. */
  stay: "integer",
  /** True for the last stay of this content under this name: there its readings are told of. */
  is_last_stay: "boolean",
  /** What it is a part of: the request it answers with other pages, or the file alone. */
  answer: "varchar",
  bytes: "integer",
  /** Of the content under its name, over all its stays. */
  receipts: "integer",
  first_received_at: "varchar",
  last_received_at: "varchar",
  /** The day on which the stay began, e.g. "2026-11-24" for 2026-11-23T20:00:00Z. */
  received_on: "date",
  /** The places in the order of receiving at which the stay began and ended; the pages of one answer share theirs. */
  received_order: "integer",
  ended_order: "integer",
  /** The day on which it was replaced or given no more; empty while it stands. */
  ended_on: "date",
  /** False once another file came under the same name. */
  is_newest: "boolean",
  /** True where an answer to the same request, or a file of the same name, stood before. */
  follows: "boolean",
  /** How many readings it gave. */
  readings: "integer"
} as const satisfies Record<string, ColumnType>;

interface Cells {
  varchar: string;
  date: string;
  integer: number;
  boolean: boolean;
}

/** A file as the models see it. */
export type ArtifactRow = {
  -readonly [Column in Exclude<keyof typeof artifactColumns, "ended_order">]: Cells[(typeof artifactColumns)[Column]];
} & {ended_order: number | null};

/** The same before it was read. */
export type ReceivedArtifact = Omit<ArtifactRow, "readings">;
