import type {EventOf, RunEvent} from "../contracts/runEvent.js";
import {FailureRow} from "./failureRow.js";

/** The last runs of all, and of each source, that stay whatever they say; the pages show 50. */
const LAST = 60;
const LAST_OF_SOURCE = 30;
/** Changes of a source's counts: one more than the trend shows, for the first of it to differ from something. */
const CHANGES = 13;

/**
 * The runs that must stay for everything asked of the ledger to be answered as from the whole of it: the last runs, and
 * those before them that hold a fact which still counts. Where the clock was set back, what counts by either clock.
 */
export function keptRuns(events: readonly RunEvent[], now: Date): Set<string> {
  const kept = counting(events);
  const past = events.filter(({at}) => Date.parse(at) <= now.valueOf());
  if (past.length < events.length) for (const id of counting(past)) kept.add(id);
  return kept;
}

function counting(events: readonly RunEvent[]): Set<string> {
  const manual = new Set(events.filter(isByHand).map(runOf));
  const told = events.filter(event => !manual.has(event.run_id));
  const ended = new Set(told.filter(event => event.event === "ended" && event.outcome !== "stopped").map(runOf));
  const looked = told.filter(event => ended.has(event.run_id));
  const ids = [...new Set(events.map(runOf))].slice(-LAST);
  return new Set([
    ...ids,
    ...lastOfEachKind(events),
    ...lastOfEachKind(told),
    ...failedRuns(told),
    ...sourcesOf(events).flatMap(id => [...ofSource(id, events), ...unheard(id, looked), ...changesOf(id, events)])
  ]);
}

const runOf = ({run_id}: RunEvent) => run_id;
const isByHand = (event: RunEvent) => event.event === "started" && event.trigger === "manual";

function sourcesOf(events: readonly RunEvent[]): string[] {
  return [
    ...new Set(events.flatMap(event => [...named(event), ...(talliesOf(event) ?? []).map(one => one.source_id)]))
  ];
}

/** The sources that an event names. */
function named(event: RunEvent): readonly string[] {
  if (event.event === "queued" || event.event === "started") return event.sources;
  return event.event === "source" || event.event === "unopened" ? [event.source_id] : [];
}

const talliesOf = (event: RunEvent) => (event.event === "ended" ? event.tallies : undefined);

/** The last run in which each kind of event, with each of its outcomes and each thing that it may say, stands. */
function lastOfEachKind(events: readonly RunEvent[]): string[] {
  const last = new Map<string, string>();
  for (const event of events) {
    const about = "source_id" in event ? event.source_id : "";
    const kind = "outcome" in event ? event.outcome : "step" in event ? event.step : "";
    for (const key of [kind, ...Object.keys(event)]) last.set(`${event.event} ${about} ${key}`, event.run_id);
  }
  return [...last.values()];
}

/** What the history of a source is told from, by the rules of pipeline/schedule/sourceHistory.ts. */
function ofSource(id: string, events: readonly RunEvent[]): string[] {
  const row = new FailureRow();
  const [due, answers, begun] = [new Map<string, string>(), new Map<string, string>(), new Map<string, RunEvent>()];
  const runs = new Set<string>();
  let [first, received, lastDue, lastDueAt, runFailed] = ["", "", "", "", false];
  for (const event of events) {
    const {run_id} = event;
    if (named(event).includes(id)) runs.add(run_id);
    if (event.event === "queued" && event.sources.includes(id)) due.set(run_id, event.due_at ?? "");
    if (event.event === "started") begun.set(run_id, event);
    if (event.event === "source" && event.source_id === id) answers.set(run_id, event.outcome);
    if (event.event !== "ended" || event.outcome === "stopped") continue;
    const [planned, answer, start] = [due.get(run_id), answers.get(run_id), begun.get(run_id)];
    if (planned === undefined && answer === undefined) {
      if (runFailed && start && isByHand(start) && event.outcome !== "failed") row.mended(run_id);
      continue;
    }
    const dueAt = planned ?? start?.at ?? "";
    if (dueAt > lastDueAt) [lastDue, lastDueAt] = [run_id, dueAt];
    first ||= run_id;
    if (answer === "received") received = run_id;
    runFailed = planned !== undefined && event.outcome === "failed" && answer !== "failed";
    if (answer === "failed" || runFailed) row.failed(run_id);
    else row.well(run_id);
  }
  return [...[...runs].slice(-LAST_OF_SOURCE), first, received, lastDue, ...row.ids];
}

/** How often in a row a source could not be heard, as alerts count it. */
function unheard(id: string, told: readonly RunEvent[]): string[] {
  const row = new FailureRow();
  for (const event of told.filter((one): one is EventOf<"source"> => one.event === "source" && one.source_id === id)) {
    if (event.outcome === "failed") row.failed(event.run_id);
    else if (event.outcome === "received" || event.outcome === "unchanged") row.well(event.run_id);
  }
  return row.ids;
}

/** How many runs in a row failed as a whole, as alerts count it. */
function failedRuns(told: readonly RunEvent[]): string[] {
  const row = new FailureRow();
  for (const event of told) {
    if (event.event !== "ended" || event.outcome === "stopped") continue;
    if (event.outcome === "failed") row.failed(event.run_id);
    else row.well(event.run_id);
  }
  return row.ids;
}

/** The runs in which the counts of a source became others. */
function changesOf(id: string, events: readonly RunEvent[]): string[] {
  const runs: string[] = [];
  let before = "";
  for (const event of events) {
    const tally = talliesOf(event)?.find(({source_id}) => source_id === id);
    const said = tally ? JSON.stringify(tally) : before;
    if (said !== before) runs.push(event.run_id);
    before = said;
  }
  return runs.slice(-CHANGES);
}
