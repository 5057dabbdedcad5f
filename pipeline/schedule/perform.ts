import {compareSets} from "../answer/compare.js";
import type {SourceResult} from "../collect/askSource.js";
import type {EventOf, RunEvent} from "../contracts/runEvent.js";
import type {Source} from "../contracts/source.js";
import {MOST_TOLD, unopenedWords} from "../contracts/unopened.js";
import {describe, type Problem, problemsOf} from "../errors.js";
import {Busy, type RunResult, run, Stopped} from "../run/run.js";
import {readRuns, recordEvent} from "../run/runLedger.js";
import type {Settings} from "../settings.js";
import {raiseAlerts} from "./afterRun.js";
import {orNoted} from "./log.js";
import {askedIn, lookBack, noteLooked} from "./lookBack.js";
import {type Job, waitingRequests} from "./plan.js";
import type {SchedulerEffects} from "./schedulerEffects.js";
import {readSummary} from "./summaryFile.js";

/** A run that waits its turn, under the name it has in the ledger. */
export interface Queued {
  run_id: string;
  job: Job;
}

/** How a run went. `busy`: somebody else works in the data folder, and nothing was done. */
export interface Performed {
  outcome: "published" | "unchanged" | "failed" | "stopped" | "busy";
  /** True where the run failed, or anything that it asked. */
  failed: boolean;
  why: readonly Problem[];
}

/** Does one run and raises the alerts it gives rise to. Never throws for what a run may end in. */
export async function perform(
  settings: Settings,
  sources: readonly Source[],
  {run_id, job}: Queued,
  effects: SchedulerEffects
): Promise<Performed> {
  const {now, signal, http} = effects;
  const log = effects.log.of(run_id);
  let before: RunEvent[] = [];
  let caughtUp = false;
  const started = now().valueOf();
  let begun = false;
  const begin = () => {
    if (!begun) log.say("run_started", {source_id: job.source_id, trigger: job.trigger});
    begun = true; // said once the run has its turn, not while another has it
  };
  const end = async ({asked = [], tallies = [], sets}: Partial<RunResult>, why: readonly Problem[]) => {
    const summary = await orNoted(log, readSummary(settings, sources, now()));
    const difference = await orNoted(log, sets && compareSets(sets.former, sets.current));
    const ended = {run_id, at: now(), asked, why, difference, before, tallies, summary};
    await orNoted(
      log,
      raiseAlerts(settings, effects.alerts, sources, ended).then(async () => {
        if (caughtUp) await noteLooked(settings, run_id); // else a run before this one has still to be looked at
      })
    );
  };
  try {
    const source = sources.find(({id}) => id === job.source_id);
    const asks = source?.asks !== undefined;
    before = (await readRuns(settings)).events;
    caughtUp =
      (await orNoted(
        log,
        lookBack(settings, sources, before, effects).then(() => true)
      )) ?? false;
    const result = await run(settings, {
      now,
      signal,
      sources,
      runId: run_id,
      trigger: job.trigger,
      ask: asks ? [job.source_id] : [],
      which: new Map(
        source ? [[source.id, {only: job.requests, waiting: waitingRequests(source, before, now())}]] : []
      ),
      ...(http && {http}),
      progress(step, count) {
        begin();
        log.say("step_ended", {step, count});
      }
    });
    const why = result.asked.flatMap(one => one.why);
    const said = result.asked.some(({outcome}) => outcome === "failed") ? "source_failed" : "requests_failed";
    if (why.length > 0) log.say(said, {source_id: job.source_id, why: why.map(describe)});
    if (result.unopened.length > 0) log.say("files_unopened", {count: result.unopened.length, files: told(result)});
    const {undecided} = result;
    if (undecided.length > 0) log.say("files_undecided", {files: undecided.map(describe)});
    if (result.told.length > 0) log.say("receipts_told", {why: result.told.map(describe)});
    const outcome = result.changed ? "published" : "unchanged";
    log.say("run_ended", {outcome, ms: now().valueOf() - started, content_id: result.manifest.content_id});
    await end(result, []);
    return {outcome, failed: why.length > 0, why};
  } catch (error) {
    const why = problemsOf(error);
    if (error instanceof Busy) return {outcome: "busy", failed: false, why};
    if (error instanceof Stopped) return {outcome: "stopped", failed: false, why};
    begin();
    log.say("run_failed", {why: why.map(describe), ms: now().valueOf() - started});
    const asked = await noteFailure(settings, {
      event: "ended",
      run_id,
      at: now().toISOString(),
      outcome: "failed",
      why: [...why]
    });
    await end({asked}, why);
    return {outcome: "failed", failed: true, why};
  }
}

function told({unopened}: RunResult): string[] {
  return unopened.slice(0, MOST_TOLD).map(({name, rule}) => describe({where: name, ...unopenedWords[rule]}));
}

/**
 * A run that failed before it could say so (no lock to be had on a full disk) is owed after a pause, not at once and
 * for ever. Returns how the sources had answered before it failed.
 */
async function noteFailure(settings: Settings, ended: EventOf<"ended">): Promise<SourceResult[]> {
  const {events} = await readRuns(settings).catch(() => ({events: []}));
  // nor can it be said now; the log has it
  if (!events.some(({event, run_id}) => event === "ended" && run_id === ended.run_id))
    await recordEvent(settings, ended).catch(() => {});
  return askedIn(events, ended.run_id);
}
