import {AHEAD_MS, type EventOf, type FailingRequest, type RunEvent, type SourceOutcome} from "../contracts/runEvent.js";
import type {Problem} from "../errors.js";
import {failingRequests} from "../run/failingRequests.js";

/** What the run ledger says of one source. Instants are ISO texts. */
export interface SourceHistory {
  /** The plan's last instant that has been dealt with; empty where none was. */
  lastDueAt: string;
  /** When it was first and last looked at. */
  firstAt: string;
  lastAt: string;
  lastOutcome: SourceOutcome | "failed" | "";
  /** How often in a row it failed as a whole, up to now, and when the last of these was. */
  failures: number;
  failedAt: string;
  /** When it last gave new content. */
  receivedAt: string;
  why: Problem[];
  /** Whether what failed last was the run itself (a broken table, a full disk) and not the source. */
  runFailed: boolean;
  /** The requests that fail; all of them, where the source does. */
  failing: FailingRequest[];
}

/** Events that cannot have happened yet: the clock was set back since. */
export function fromTheFuture(events: readonly RunEvent[], now: Date): RunEvent[] {
  return events.filter(({at}) => Date.parse(at) > now.valueOf() + AHEAD_MS);
}

/**
 * What became of each source, from the events up to now. An instant of the plan is dealt with once a run that was
 * queued for it has ended otherwise than by being stopped: a run that was cut off is owed still. A run by hand that
 * asked the source deals with every instant before it; one that only ended well, after runs that failed as a whole,
 * shows that what was wrong is mended, and the source is tried again soon.
 */
export function historyOf(sourceId: string, all: readonly RunEvent[], now: Date): SourceHistory {
  const events = all.filter(({at}) => Date.parse(at) <= now.valueOf() + AHEAD_MS);
  const history: SourceHistory = {
    lastDueAt: "",
    firstAt: "",
    lastAt: "",
    lastOutcome: "",
    failures: 0,
    failedAt: "",
    receivedAt: "",
    why: [],
    runFailed: false,
    failing: failingRequests(sourceId, all)
  };
  const started = new Map<string, EventOf<"started">>();
  const queued = new Map<string, EventOf<"queued">>();
  const asked = new Map<string, EventOf<"source">>();
  for (const event of events) {
    if (event.event === "queued" && event.sources.includes(sourceId)) queued.set(event.run_id, event);
    if (event.event === "started") started.set(event.run_id, event);
    if (event.event === "source" && event.source_id === sourceId) asked.set(event.run_id, event);
    if (event.event !== "ended") continue;
    const {run_id} = event;
    const [due, begun, answer]: Facts = [queued.get(run_id), started.get(run_id), asked.get(run_id)];
    if (due || answer) note(history, event, [due, begun, answer]);
    else if (history.runFailed && begun?.trigger === "manual" && wentWell(event)) history.failures = 1;
  }
  return history;
}

type Facts = [EventOf<"queued"> | undefined, EventOf<"started"> | undefined, EventOf<"source"> | undefined];

function note(history: SourceHistory, ended: EventOf<"ended">, [queued, started, asked]: Facts): void {
  if (ended.outcome === "stopped") return;
  const due = queued ? queued.due_at : started?.at;
  if (due !== undefined && due > history.lastDueAt) history.lastDueAt = due;
  history.firstAt ||= ended.at;
  history.lastAt = ended.at;
  history.runFailed = queued !== undefined && ended.outcome === "failed" && asked?.outcome !== "failed";
  const failed = asked?.outcome === "failed" || history.runFailed;
  history.lastOutcome = failed ? "failed" : (asked?.outcome ?? "unchanged");
  history.failures = failed ? (rowOf(asked) ?? history.failures + 1) : 0;
  history.failedAt = failed ? ended.at : "";
  history.why = failed ? (asked?.why ?? ended.why ?? []) : [];
  if (asked && asked.received > 0) history.receivedAt = ended.at;
}

/** How often in a row a source whose every request fails has failed: since when none of them was heard. */
function rowOf(asked: EventOf<"source"> | undefined): number | undefined {
  if (asked?.outcome !== "failed" || !asked.failing?.length) return undefined;
  return Math.min(...asked.failing.map(({failures}) => failures));
}

function wentWell({outcome}: EventOf<"ended">): boolean {
  return outcome === "published" || outcome === "unchanged";
}
