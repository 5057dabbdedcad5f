import type {SourceOutcome, Tally} from "../../contracts/runEvent.js";
import type {Problem} from "../../errors.js";

/** An exact decimal as DuckDB or a person wrote it, or null where there is none. */
export type Amount = string | number | null;

/** How asking one source ended. `failed_before` counts its failures in a row before this run. */
export interface SourceFact {
  source_id: string;
  title_ja: string;
  title_en: string;
  outcome: SourceOutcome;
  why?: readonly Problem[] | undefined;
  failed_before: number;
}

/** One row of mart.change, with the name of its series. */
export interface ChangeFact {
  change_id: string;
  series_id: string;
  label_ja: string;
  label_en: string;
  period: string;
  old: Amount;
  old_unit: string | null;
  new: Amount;
  new_unit: string | null;
  kind: string;
}

/** The verdict on one area before and after the run; a `before` of null was never judged. */
export interface VerdictFact {
  target_set_id: string;
  area_id: string;
  name_ja: string;
  name_en: string;
  before: string | null;
  after: string | null;
}

/** A release that did not come on its day. */
export interface LateFact {
  source_id: string;
  title_ja: string;
  title_en: string;
  expected_on: string;
  days: number;
}

/** What is known when a run has ended. */
export interface RunFacts {
  run_id: string;
  at: string;
  sources: readonly SourceFact[];
  /** Only where the run itself failed. */
  run_failed?: {why: readonly Problem[]; failed_before: number} | undefined;
  /** Only where the run itself came to its end: how many failed in a row before it. */
  run_succeeded?: {failed_before: number} | undefined;
  tallies: readonly Tally[];
  tallies_before: readonly Tally[];
  quarantine_limit: number;
  changes: readonly ChangeFact[];
  verdicts: readonly VerdictFact[];
  late: readonly LateFact[];
}
