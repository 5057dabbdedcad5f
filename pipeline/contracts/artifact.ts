import type {ColumnType} from "./field.js";

/** raw.artifact: one row for one file as received under one name, with every receipt of it. Days are days in Japan. */
export const artifactColumns = {
  source_id: "varchar",
  file: "varchar",
  artifact_sha256: "varchar",
  bytes: "integer",
  receipts: "integer",
  first_received_at: "varchar",
  last_received_at: "varchar",
  /** The day of the first receipt, e.g. "2026-11-24" for 2026-11-23T20:00:00Z. */
  first_received_on: "date",
  /** When this content last came to stand under its name: after the first receipt where another had replaced it. */
  standing_since: "varchar",
  standing_since_on: "date",
  /** False once another file came under the same name. */
  is_newest: "boolean",
  /** True where it took the place of another file of the same name, when it last came to stand. */
  follows: "boolean",
  /** The day on which it was replaced; empty while it is the newest. */
  replaced_on: "date",
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
  -readonly [Column in keyof typeof artifactColumns]: Cells[(typeof artifactColumns)[Column]];
};

/** The same before it was read. */
export type ReceivedArtifact = Omit<ArtifactRow, "readings">;
