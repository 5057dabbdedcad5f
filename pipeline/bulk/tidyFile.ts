import type {Store} from "../store.js";
import type {TidyEncoding} from "./decode.js";

export interface TidyFile {
  path: string;
  /** What people call it, for messages. */
  name: string;
  /** What the source declares; UTF-8 where it says nothing. A byte-order mark is no matter. */
  encoding?: TidyEncoding;
  /** The day it was in hand, e.g. 2026-01-31: no actual figure of a community can be of a later period. */
  inHandOn?: string;
}

export interface TidyOptions {
  /** Makes staging.number_text and staging.period_text from raw.reading and reference, in the current database. */
  readTexts: (store: Store) => Promise<void>;
  /** The share of rows, from 0 to 1, beyond which the file is refused whole. */
  badRowBudget?: number;
  /** What DuckDB may use while this file is taken in, e.g. "1GB". */
  memoryLimit?: string;
  /** Told the rows found so far, every few megabytes. */
  progress?: (rows: number) => void;
}

export interface TidyIntake {
  sha256: string;
  /** read = accepted + the sum of quarantined, where each row counts under the first rule that holds it. */
  read: number;
  accepted: number;
  quarantined: Record<string, number>;
  tables: {accepted: string; quarantine: string; spelling: string};
}
