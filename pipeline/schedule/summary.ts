import {dayInJapan} from "../contracts/day.js";
import type {Receipt} from "../contracts/ledger.js";
import type {Operations, OperationsInFull, SourceState} from "../contracts/operations.js";
import type {EventOf, RunEvent, Tally} from "../contracts/runEvent.js";
import type {Source} from "../contracts/source.js";
import type {Problem} from "../errors.js";
import {lastUnopened} from "../run/runLedger.js";
import {nextRunAt, type Tries, triesOf} from "./plan.js";
import {daysBetween} from "./releaseDay.js";
import {parseRelease} from "./releaseRule.js";
import {releaseStatus} from "./releaseStatus.js";
import {runsOf} from "./runs.js";
import {historyOf, type SourceHistory} from "./sourceHistory.js";

/** What a summary is told from. */
export interface SummaryFacts {
  sources: readonly Source[];
  /** What a source that asks a service lacks, by its id; and the variable of its key. */
  lacks: ReadonlyMap<string, "key" | "questions">;
  keyVariables: ReadonlyMap<string, string>;
  events: readonly RunEvent[];
  unreadable: number;
  receipts: readonly Receipt[];
  builtFrom: Operations["built_from"];
  /** The run that is under way, if one is. */
  running: string | undefined;
  now: Date;
}

/** How many runs the page and the terminal show. */
const RUNS = 50;
const TREND = 12;

/** How everything is running at an instant, from the ledgers alone. */
export function summaryOf(facts: SummaryFacts): OperationsInFull {
  const {sources, events, unreadable, builtFrom, running, now} = facts;
  return {
    written_at: now.toISOString(),
    built_from: builtFrom,
    sources: sources.map(source => sourceState(source, facts)),
    runs: runsOf(events, running).slice(0, RUNS),
    unopened: sumsOf(lastUnopened(events)),
    unreadable_lines: unreadable
  };
}

/** How many by each rule; no names, for this is published. */
function sumsOf(unopened: readonly EventOf<"unopened">[]): Operations["unopened"] {
  const sums = new Map<string, number>();
  for (const {rule, count} of unopened.flatMap(({rules}) => rules)) sums.set(rule, (sums.get(rule) ?? 0) + count);
  return [...sums].map(([rule, count]) => ({rule, count}));
}

function sourceState(source: Source, {lacks, keyVariables, events, receipts, now}: SummaryFacts): SourceState<Problem> {
  const history = historyOf(source.id, events, now);
  const received_at = receipts.findLast(({source_id}) => source_id === source.id)?.received_at ?? null;
  const tries = triesOf(source, history, now);
  const trend = trendOf(source.id, events);
  const last = trend.at(-1)?.tally;
  const today = dayInJapan(now);
  return {
    source_id: source.id,
    title_ja: source.title_ja,
    title_en: source.title_en,
    kind: source.asks ? "service" : "files",
    lacks: lacks.get(source.id) ?? null,
    key_variable: keyVariables.get(source.id) ?? null,
    cron: source.calendar.cron,
    ...release(source, history, received_at, today),
    last_run_at: history.lastAt || null,
    last_outcome: history.lastOutcome || null,
    next_run_at: nextRunAt(source, events, now).toISOString(),
    failures: history.failures,
    quiet_until: tries.whole?.quiet ? tries.whole.at.toISOString() : null,
    why: history.why,
    failing: failingState(history, tries),
    received_at,
    age_days: received_at === null ? null : daysBetween(dayInJapan(new Date(received_at)), today),
    readings: last?.readings ?? null,
    accepted: last?.accepted ?? null,
    quarantined: last?.quarantined ?? null,
    skipped: last?.skipped ?? null,
    trend: trend
      .slice(-TREND)
      .map(({at, tally: {readings, accepted, quarantined}}) => ({at, readings, accepted, quarantined}))
  };
}

/** Where every request fails, it is the source that does. */
function failingState({lastOutcome, runFailed, failing}: SourceHistory, {requests}: Tries) {
  if (lastOutcome === "failed" && !runFailed) return [];
  return requests.flatMap(({request_id, at, quiet}) => {
    const one = failing.find(other => other.request_id === request_id);
    if (!one) return [];
    const {failures, since, why} = one;
    return [{request_id, failures, since, next_try_at: at.toISOString(), quiet, why}];
  });
}

function release({calendar}: Source, {firstAt}: SourceHistory, received_at: string | null, today: string) {
  const {state, expected_on, next_on, days} = releaseStatus({
    release: parseRelease(calendar.release),
    grace: calendar.grace,
    arrivedOn: received_at === null ? null : dayInJapan(new Date(received_at)),
    watchedSince: firstAt === "" ? null : dayInJapan(new Date(firstAt)),
    today
  });
  return {release: calendar.release, release_state: state, expected_on, next_on, days};
}

/** The counts of a source at the end of runs, only where they differ from those before. */
function trendOf(sourceId: string, events: readonly RunEvent[]): {at: string; tally: Tally}[] {
  const counts: {at: string; tally: Tally}[] = [];
  for (const {at, tallies} of events.filter((event): event is EventOf<"ended"> => event.event === "ended")) {
    const tally = tallies?.find(({source_id}) => source_id === sourceId);
    if (tally && JSON.stringify(tally) !== JSON.stringify(counts.at(-1)?.tally)) counts.push({at, tally});
  }
  return counts;
}
