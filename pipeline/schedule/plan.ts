import type {RunEvent, Trigger} from "../contracts/runEvent.js";
import type {Source} from "../contracts/source.js";
import {nextTry, nextTryOf, type Try} from "./breaker.js";
import {cronOf, lastDue, nextDue} from "./cron.js";
import {historyOf, type SourceHistory} from "./sourceHistory.js";

/** A run that is owed to a source. */
export interface Job {
  source_id: string;
  trigger: Trigger;
  /** The instant of the plan it stands for; of several that were missed, the last. */
  due_at: Date;
  /** The first instant that was missed: what is owed longest is run first. */
  owed_since: Date;
  /** Where single requests are tried again, those: such a run stands for no new instant of the plan. */
  requests?: readonly string[];
}

/** What is planned of a source. */
export type Planned = Pick<Source, "id" | "calendar"> & Partial<Pick<Source, "asks">>;

/** A run that begins within so long after its instant is in time. */
const IN_TIME_MS = 2 * 60_000;

/**
 * What is owed now, oldest first. A source never looked at is looked at once; instants that were missed, however many,
 * are made good by one run; what failed, be it a source or one of its requests, is tried again after a pause that
 * grows, and after five failures in a row only on its next release day.
 */
export function dueJobs(sources: readonly Planned[], events: readonly RunEvent[], now: Date): Job[] {
  return sources
    .map(source => dueJob(source, events, now))
    .filter(job => job !== undefined)
    .sort((a, b) => a.owed_since.valueOf() - b.owed_since.valueOf());
}

function dueJob(source: Planned, events: readonly RunEvent[], now: Date): Job | undefined {
  const {id, calendar} = source;
  const history = historyOf(id, events, now);
  const cron = cronOf(calendar.cron, id);
  const {whole, requests} = triesOf(source, history, now);
  if (whole && whole.at <= now) {
    const missed = lastDue(cron, now); // a machine that slept past the try has no second run to make good
    const due_at = new Date(Math.max(missed.valueOf(), whole.at.valueOf()));
    return {source_id: id, trigger: "retry", due_at, owed_since: whole.at};
  }
  if (whole?.suspends) return undefined;
  if (history.lastDueAt === "") return {source_id: id, trigger: "first", due_at: now, owed_since: now};
  const owed_since = nextDue(cron, new Date(history.lastDueAt));
  const due_at = lastDue(cron, now);
  if (owed_since <= now) {
    const inTime = owed_since.valueOf() === due_at.valueOf() && now.valueOf() - due_at.valueOf() < IN_TIME_MS;
    return {source_id: id, trigger: inTime ? "schedule" : "catch_up", due_at, owed_since};
  }
  const due = whole ? [] : requests.filter(({at}) => at <= now);
  const at = earliest(due);
  if (!at) return undefined;
  const dealtWith = new Date(history.lastDueAt); // said again, so that the last line of a source tells it
  return {
    source_id: id,
    trigger: "retry",
    due_at: dealtWith,
    owed_since: at,
    requests: due.map(one => one.request_id)
  };
}

/** When a source is looked at next: its plan's next instant, or the next try after a failure. */
export function nextRunAt(source: Planned, events: readonly RunEvent[], now: Date): Date {
  const {id, calendar} = source;
  const {whole, requests} = triesOf(source, historyOf(id, events, now), now);
  if (whole?.suspends) return whole.at;
  const again = whole?.at ?? earliest(requests);
  const planned = nextDue(cronOf(calendar.cron, id), now);
  return again && again < planned ? again : planned;
}

/** The requests of a source that a run beginning now leaves out, as they wait for their own next try. */
export function waitingRequests(source: Planned, events: readonly RunEvent[], now: Date): string[] {
  const {requests} = triesOf(source, historyOf(source.id, events, now), now);
  return requests.filter(({at, setBack}) => setBack || at > now).map(({request_id}) => request_id);
}

/** How a source is tried again: single requests of it, or the whole, whose plan may be suspended until then. */
export interface Tries {
  whole?: {at: Date; quiet: boolean; suspends: boolean} | undefined;
  requests: Try[];
}

/** A source fails as a whole where all its requests do, and where the run did. */
export function triesOf({id, calendar, asks}: Planned, history: SourceHistory, now: Date): Tries {
  const requests = (asks ? history.failing : [])
    .map(one => nextTryOf(id, calendar, one, now))
    .map(one => (one.setBack ? {...one, at: now} : one)); // looked at once, to let its pause begin
  const at = earliest(requests);
  if (at && history.lastOutcome === "failed" && !history.runFailed)
    return {whole: {at, quiet: requests.every(({quiet}) => quiet), suspends: true}, requests};
  const again = nextTry(id, calendar, history);
  return {whole: again && {...again, suspends: again.quiet}, requests};
}

function earliest(tries: readonly Try[]): Date | undefined {
  return tries.length === 0 ? undefined : new Date(Math.min(...tries.map(({at}) => at.valueOf())));
}
