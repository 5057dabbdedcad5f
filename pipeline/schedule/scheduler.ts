import type {Source} from "../contracts/source.js";
import {describe, problemsOf} from "../errors.js";
import {oddTables} from "../run/ownTables.js";
import {newRunId, readRuns, recordEvent} from "../run/runLedger.js";
import type {Settings} from "../settings.js";
import {alertsPath} from "./afterRun.js";
import {deliver} from "./alerts/outbox.js";
import {lookBack} from "./lookBack.js";
import {perform, type Queued} from "./perform.js";
import {dueJobs, nextRunAt} from "./plan.js";
import type {SchedulerEffects} from "./schedulerEffects.js";
import {bringUpToDate, isBehind, isMissing, type SiteState} from "./site.js";
import {fromTheFuture} from "./sourceHistory.js";
import {writeSummary} from "./summaryFile.js";

/** While another process works in the data folder. */
const BUSY_MS = 10_000;
/** An alert that a channel did not take is offered again after so long; digests are as late at most. */
const DELIVER_MS = 15 * 60_000;

/**
 * Runs what is owed, one run after the other, until asked to stop. What is owed follows from the run ledger and the
 * site that stands, so a process that dies at any instant and begins again does neither too much nor too little.
 * Returns how many runs there were, and how often something failed.
 */
export async function schedule(settings: Settings, effects: SchedulerEffects): Promise<{runs: number; failed: number}> {
  const {now, log, signal, once, sources} = effects;
  const queue: Queued[] = [];
  const total = {runs: 0, failed: 0};
  let deliveredAt = Number.NEGATIVE_INFINITY;
  log.say("schedule_started", {sources: sources.map(({id}) => id)});
  await attempt(effects, () => sayOddities(settings, effects));
  await attempt(effects, async () => lookBack(settings, sources, (await readRuns(settings)).events, effects));
  let site: SiteState = (await isBehind(settings, effects)) ? "behind" : "built";
  while (!signal.aborted) {
    const looked = await attempt(effects, () => enqueue(settings, sources, queue, effects));
    const [next] = queue;
    if (next) {
      const done = await perform(settings, sources, next, effects);
      if (done.outcome === "busy") log.say("busy", {why: done.why.map(describe)});
      else if (done.outcome !== "stopped") {
        queue.shift();
        total.runs += 1;
        if (done.outcome === "published") site = "behind";
      }
      total.failed += done.failed ? 1 : 0;
      if (done.outcome === "busy" && once) return {...total, failed: total.failed + 1};
      // a machine in trouble (a full disk) would otherwise be asked again at once, and again
      if (done.outcome === "busy" || done.outcome === "failed") await pause(BUSY_MS, effects);
      // whoever has no site to look at is not kept waiting for the runs of all sources
      if (queue.length > 0 && !(await isMissing(settings))) continue;
    }
    if ((next || site === "built") && (await isMissing(settings))) site = "behind";
    if (site === "behind" && !signal.aborted) {
      site = await bringUpToDate(effects);
      total.failed += site === "failed" ? 1 : 0;
    }
    await attempt(effects, async () => void (await writeSummary(settings, sources, now())));
    if (next || Math.abs(now().valueOf() - deliveredAt) >= DELIVER_MS) {
      deliveredAt = now().valueOf();
      await attempt(effects, () => deliverAlerts(settings, effects));
    }
    if (next && site !== "behind") continue; // the work took its time: something may have come due meanwhile
    if (once && queue.length === 0) {
      total.failed += looked && site !== "behind" ? 0 : 1;
      break;
    }
    const rest = looked ? await untilNext(settings, sources, effects) : effects.lookMs; // nor is a ledger in trouble
    await pause(site === "behind" ? BUSY_MS : rest, effects);
  }
  log.say("schedule_ended", {...total});
  return total;
}

/**
 * What must not end the schedule, whatever becomes of it: it is logged and done again in its turn. False where it
 * failed.
 */
async function attempt({log}: SchedulerEffects, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    log.say("upkeep_failed", {why: problemsOf(error).map(describe)});
    return false;
  }
}

/** Milliseconds until something comes due, but never longer than the clock may go unwatched. */
async function untilNext(
  settings: Settings,
  sources: readonly Source[],
  {now, lookMs}: SchedulerEffects
): Promise<number> {
  const {events} = await readRuns(settings).catch(() => ({events: []}));
  const instants = sources.map(source => nextRunAt(source, events, now()).valueOf());
  return Math.max(1, Math.min(lookMs, Math.min(...instants) - now().valueOf()));
}

/** Puts what is owed, and not waiting yet, at the end of the queue, and says so in the ledger. */
async function enqueue(
  settings: Settings,
  sources: readonly Source[],
  queue: Queued[],
  {now, log}: SchedulerEffects
): Promise<void> {
  const at = now();
  const {events} = await readRuns(settings);
  const waiting = new Set(queue.map(({job}) => job.source_id));
  for (const job of dueJobs(sources, events, at)) {
    if (waiting.has(job.source_id)) continue;
    const run_id = newRunId(at);
    const {source_id, trigger} = job;
    const only = job.requests && {requests: [...job.requests]};
    const due_at = job.due_at.toISOString();
    const queued = {run_id, at: at.toISOString(), sources: [source_id], trigger, due_at};
    await recordEvent(settings, {event: "queued", ...queued, ...only});
    log.of(run_id).say("run_queued", {source_id, trigger, due_at, ...only});
    queue.push({run_id, job});
  }
}

/** Tells what is odd about the ledger and the tables of the home; nothing of it stops the schedule. */
async function sayOddities(settings: Settings, {now, log}: SchedulerEffects): Promise<void> {
  const {events, unreadable} = await readRuns(settings);
  const ahead = fromTheFuture(events, now());
  if (ahead.length > 0) log.say("clock_back", {lines: ahead.length, latest: ahead.at(-1)?.at ?? ""});
  if (unreadable > 0) log.say("lines_unreadable", {lines: unreadable});
  const odd = await oddTables(settings);
  if (odd.length > 0) log.say("own_tables", {tables: odd.map(({file, state}) => `${file} ${state}`)});
}

async function deliverAlerts(settings: Settings, {now, log, alerts, alertEffects}: SchedulerEffects): Promise<void> {
  await deliver(alertsPath(settings), alerts, {
    now,
    log: entry =>
      typeof entry === "string"
        ? log.say("alert_channel", {why: entry})
        : log.of(entry.run_id).say("alert", {kind: entry.kind, subject: entry.subject, ja: entry.ja, en: entry.en}),
    ...alertEffects
  });
}

/** Waits, unless asked to stop meanwhile. */
async function pause(ms: number, {sleep, signal}: SchedulerEffects): Promise<void> {
  await sleep(ms, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
