import type {ChangeFact, VerdictFact} from "../../contracts/difference.js";
import type {SourceOutcome, Tally} from "../../contracts/runEvent.js";
import type {Problem} from "../../errors.js";

/** How asking one source ended. `failed_before` counts its failures in a row before this run. */
export interface SourceFact {
  source_id: string;
  title_ja: string;
  title_en: string;
  outcome: SourceOutcome;
  why?: readonly Problem[] | undefined;
  failed_before: number;
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
