import type {RunEvent, Trigger} from "../contracts/runEvent.js";
import type {Source} from "../contracts/source.js";
import {nextTry} from "./breaker.js";
import {cronOf, lastDue, nextDue} from "./cron.js";
import {historyOf} from "./sourceHistory.js";

/** A run that is owed to a source. */
export interface Job {
  source_id: string;
  trigger: Trigger;
  /** The instant of the plan it stands for; of several that were missed, the last. */
  due_at: Date;
  /** The first instant that was missed: what is owed longest is run first. */
  owed_since: Date;
}

/** A run that begins within so long after its instant is in time. */
const IN_TIME_MS = 2 * 60_000;

/**
 * What is owed now, oldest first. A source never looked at is looked at once; instants that were missed, however many,
 * are made good by one run; a source that failed is tried again after a pause that grows, and after five failures in a
 * row only on its next release day.
 */
export function dueJobs(
  sources: readonly Pick<Source, "id" | "calendar">[],
  events: readonly RunEvent[],
  now: Date
): Job[] {
  return sources
    .map(source => dueJob(source, events, now))
    .filter(job => job !== undefined)
    .sort((a, b) => a.owed_since.valueOf() - b.owed_since.valueOf());
}

function dueJob(
  {id, calendar}: Pick<Source, "id" | "calendar">,
  events: readonly RunEvent[],
  now: Date
): Job | undefined {
  const history = historyOf(id, events, now);
  const cron = cronOf(calendar.cron, id);
  const again = nextTry(id, calendar, history);
  if (again && again.at <= now) {
    const missed = lastDue(cron, now); // a machine that slept past the try has no second run to make good
    const due_at = new Date(Math.max(missed.valueOf(), again.at.valueOf()));
    return {source_id: id, trigger: "retry", due_at, owed_since: again.at};
  }
  if (again?.quiet) return undefined;
  if (history.lastDueAt === "") return {source_id: id, trigger: "first", due_at: now, owed_since: now};
  const owed_since = nextDue(cron, new Date(history.lastDueAt));
  const due_at = lastDue(cron, now);
  if (owed_since > now) return undefined;
  const inTime = owed_since.valueOf() === due_at.valueOf() && now.valueOf() - due_at.valueOf() < IN_TIME_MS;
  return {source_id: id, trigger: inTime ? "schedule" : "catch_up", due_at, owed_since};
}

/** When a source is looked at next: its plan's next instant, or the next try after a failure. */
export function nextRunAt(
  {id, calendar}: Pick<Source, "id" | "calendar">,
  events: readonly RunEvent[],
  now: Date
): Date {
  const again = nextTry(id, calendar, historyOf(id, events, now));
  const planned = nextDue(cronOf(calendar.cron, id), now);
  if (!again) return planned;
  if (again.quiet) return again.at;
  return new Date(Math.min(again.at.valueOf(), planned.valueOf()));
}
