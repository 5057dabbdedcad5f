import {join} from "node:path";
import type {SourceResult} from "../collect/askSource.js";
import type {SetDifference} from "../contracts/difference.js";
import type {OperationsInFull} from "../contracts/operations.js";
import type {EventOf, RunEvent} from "../contracts/runEvent.js";
import type {Source} from "../contracts/source.js";
import type {Problem} from "../errors.js";
import type {Settings} from "../settings.js";
import {alertsOfRun} from "./alerts/detect.js";
import type {RunFacts} from "./alerts/facts.js";
import {newsOfRequests} from "./alerts/news.js";
import {raise} from "./alerts/outbox.js";
import type {AlertSettings} from "./alerts/settings.js";

/** A run that has ended, and what was known before it. */
export interface EndedRun {
  run_id: string;
  at: Date;
  asked: readonly SourceResult[];
  /** Why the run itself failed; empty where it came to its end. */
  why: readonly Problem[];
  /** What a reader finds otherwise, where the published content changed. */
  difference?: SetDifference | undefined;
  /** The ledger as it was before the run. */
  before: readonly RunEvent[];
  tallies: RunFacts["tallies"];
  /** How everything runs, where that could be found out. */
  summary: OperationsInFull | undefined;
}

/** The memory of alerts, kept beside the run ledger. */
export function alertsPath({data}: {data: string}): string {
  return join(data, "alerts.jsonl");
}

/** Raises what a run gives rise to: failures and recoveries, delays, revisions, other verdicts, much that is held. */
export async function raiseAlerts(
  settings: Settings,
  alerts: AlertSettings,
  sources: readonly Source[],
  run: EndedRun
): Promise<void> {
  const {run_id, at, asked, why, summary} = run;
  const before = factsBefore(
    run.before,
    asked.map(({source_id}) => source_id)
  );
  const {changes, verdicts} = run.difference ?? {changes: [], verdicts: []};
  const {failed_before} = before;
  const titles = new Map(sources.map(source => [source.id, source]));
  const titled = (source_id: string) => {
    const {title_ja = source_id, title_en = source_id} = titles.get(source_id) ?? {};
    return {source_id, title_ja, title_en};
  };
  const facts: RunFacts = {
    run_id,
    at: at.toISOString(),
    sources: asked.map(result => ({
      ...titled(result.source_id),
      outcome: result.outcome,
      why: result.why,
      failed_before: before.unheard.get(result.source_id) ?? 0,
      ...newsOfRequests(result, run.before, withoutManual(run.before))
    })),
    ...(why.length > 0 ? {run_failed: {why, failed_before}} : {run_succeeded: {failed_before}}),
    tallies: run.tallies,
    tallies_before: before.tallies,
    quarantine_limit: alerts.quarantineLimit,
    changes,
    verdicts,
    late: (summary?.sources ?? [])
      .filter(({release_state}) => release_state === "late")
      .map(({source_id, expected_on, days}) => ({
        ...titled(source_id),
        expected_on: expected_on ?? "",
        days: days ?? 0
      }))
  };
  await raise(alertsPath(settings), alertsOfRun(facts), () => at);
}

/** What counts, when a run ends, of the ledger before it. */
export function factsBefore(events: readonly RunEvent[], sourceIds: readonly string[]) {
  const told = withoutManual(events);
  return {
    failed_before: failuresInARow(told),
    unheard: new Map(sourceIds.map(id => [id, timesUnheard(id, told)])),
    tallies: lastTallies(told)
  };
}

/** Of runs by hand nobody was alerted, so what failed or recovered in one is no news that was told before. */
function withoutManual(events: readonly RunEvent[]): RunEvent[] {
  const manual = new Set(
    events.flatMap(event => (event.event === "started" && event.trigger === "manual" ? [event.run_id] : []))
  );
  return events.filter(({run_id}) => !manual.has(run_id));
}

/**
 * How often in a row a source could not be heard; runs that failed for other reasons say nothing of it. Of a run that
 * was cut off or stopped nobody was told, so what it heard is no old news.
 */
function timesUnheard(sourceId: string, events: readonly RunEvent[]): number {
  const told = new Set(
    events.flatMap(event => (event.event === "ended" && event.outcome !== "stopped" ? [event.run_id] : []))
  );
  const asked = events.filter(
    (event): event is EventOf<"source"> =>
      event.event === "source" &&
      event.source_id === sourceId &&
      told.has(event.run_id) &&
      event.outcome !== "unset" &&
      event.outcome !== "nothing_to_ask"
  );
  return asked.length - 1 - asked.findLastIndex(({outcome}) => outcome !== "failed");
}

/** How many runs failed as a whole, up to now, without one that did not. */
function failuresInARow(events: readonly RunEvent[]): number {
  const ended = events.filter(
    (event): event is EventOf<"ended"> => event.event === "ended" && event.outcome !== "stopped"
  );
  const lastWell = ended.findLastIndex(({outcome}) => outcome !== "failed");
  return ended.length - 1 - lastWell;
}

function lastTallies(events: readonly RunEvent[]): RunFacts["tallies"] {
  const last = events.filter(event => event.event === "ended").findLast(({tallies}) => tallies !== undefined);
  return last?.tallies ?? [];
}
