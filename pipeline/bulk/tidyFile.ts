import type {TidyEncoding} from "./decode.js";

export interface TidyFile {
  path: string;
  /** What people call it, for messages. */
  name: string;
  encoding?: TidyEncoding;
}

export interface TidyOptions {
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
