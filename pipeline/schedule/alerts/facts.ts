import type {AlertKind} from "../../contracts/alert.js";
import type {ChangeFact, VerdictFact} from "../../contracts/difference.js";
import type {FailingRequest, SourceOutcome, Tally} from "../../contracts/runEvent.js";
import type {Text} from "../../contracts/words.js";
import type {Problem} from "../../errors.js";

/** What an alert says, before it is tied to its run. */
export interface Said extends Text {
  kind: AlertKind;
  subject: string;
  key: string;
}

/** How asking one source ended. `failed_before` counts its failures in a row before this run. */
export interface SourceFact {
  source_id: string;
  title_ja: string;
  title_en: string;
  outcome: SourceOutcome;
  why?: readonly Problem[] | undefined;
  failed_before: number;
  /** Its requests that began to fail, and those that were heard again, while it did not fail as a whole. */
  began?: readonly FailingRequest[];
  recovered?: readonly FailingRequest[];
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
