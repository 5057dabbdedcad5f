import type {Problem} from "../errors.js";
import type {Reason} from "./reasonCode.js";
import type {SourceOutcome, Trigger} from "./runEvent.js";

/**
 * Each of these shapes stands twice: for everybody, with reasons as codes; and for the operator's terminal, with the
 * problems in full.
 */
type Why = Reason | Problem;

/** A request that fails while others of its source are heard: since when, and when it is tried next. */
export interface FailingState<W extends Why = Reason> {
  request_id: string;
  failures: number;
  since: string;
  next_try_at: string;
  /** Whether it is left alone until then, after five failures in a row. */
  quiet: boolean;
  why: W[];
}

/** How a source stands in operation. Instants are ISO texts, days are days in Japan. */
export interface SourceState<W extends Why = Reason> {
  source_id: string;
  title_ja: string;
  title_en: string;
  /** Whether it asks a service, and if so what it lacks to do so. */
  kind: "files" | "service";
  lacks: "key" | "questions" | null;
  /** The environment variables its key is taken from; of a source that lacks some, those. */
  key_variable: string | null;
  cron: string;
  release: string;
  release_state: "scheduled" | "awaited" | "late" | "current";
  expected_on: string | null;
  next_on: string | null;
  days: number | null;
  last_run_at: string | null;
  last_outcome: SourceOutcome | null;
  next_run_at: string | null;
  /** How often in a row it failed as a whole; after five it is left alone until quiet_until. */
  failures: number;
  quiet_until: string | null;
  why: W[];
  /** The requests that fail while the source as a whole does not. */
  failing: FailingState<W>[];
  /** When new content last came, and how many days ago that is. */
  received_at: string | null;
  age_days: number | null;
  readings: number | null;
  accepted: number | null;
  quarantined: number | null;
  skipped: number | null;
  /** The same at earlier runs, oldest first, at most twelve that differ. */
  trend: {at: string; readings: number; accepted: number; quarantined: number}[];
}

/** A run as it stands in the ledger. `interrupted`: it began and never said that it ended. */
export interface RunState<W extends Why = Reason> {
  run_id: string;
  trigger: Trigger;
  sources: string[];
  due_at: string | null;
  started_at: string | null;
  ended_at: string | null;
  outcome: "published" | "unchanged" | "failed" | "stopped" | "running" | "interrupted" | "queued";
  ms: number | null;
  steps: {step: string; count: number; ms: number}[];
  why: W[];
}

/** data/published/operations.json: how the product is running, as of one instant. Made anew after every run. */
export interface Operations<W extends Why = Reason> {
  written_at: string;
  built_from: {content_id: string; built_at: string; as_of: string} | null;
  sources: SourceState<W>[];
  /** The newest first. */
  runs: RunState<W>[];
  /** How many files at hand were not taken in when a run last looked, by the rule that says why. */
  unopened: {rule: string; count: number}[];
  /** Lines of the run ledger that cannot be read. */
  unreadable_lines: number;
}

/** The same as only the operator may see it. */
export type OperationsInFull = Operations<Problem>;
