import type {Source} from "../contracts/source.js";
import type {Problem} from "../errors.js";
import {problemsOf} from "../errors.js";
import {Busy} from "../lock.js";
import {type RunResult, run, Stopped} from "../run.js";
import {readRuns} from "../runLedger.js";
import type {Settings} from "../settings.js";
import {raiseAlerts} from "./afterRun.js";
import type {Job} from "./plan.js";
import type {SchedulerEffects} from "./schedulerEffects.js";
import {readOperations} from "./writeOperations.js";

/** A run that waits its turn, under the name it has in the ledger. */
export interface Queued {
  run_id: string;
  job: Job;
}

/** How a run went. `busy`: somebody else holds the data folder, and nothing was done. */
export interface Performed {
  outcome: "published" | "unchanged" | "failed" | "stopped" | "busy";
  /** True where the run failed, or the source it was for. */
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
  const {events: before} = await readRuns(settings);
  const started = now().valueOf();
  const tell = async (result: RunResult | undefined, why: readonly Problem[]) => {
    const operations = await readOperations(settings, now(), sources);
    const {asked = [], tallies = [], sets} = result ?? {};
    await raiseAlerts(settings, effects.alerts, sources, {
      run_id,
      at: now(),
      asked,
      why,
      sets,
      before,
      tallies,
      operations
    });
  };
  const end = (result: RunResult | undefined, why: readonly Problem[]) =>
    tell(result, why).catch(error => log.say("upkeep_failed", {why: lines(problemsOf(error))}));
  try {
    const asks = sources.some(({id, asks: one}) => id === job.source_id && one !== undefined);
    log.say("run_started", {source_id: job.source_id, trigger: job.trigger});
    const result = await run(settings, {
      now,
      signal,
      sources,
      runId: run_id,
      trigger: job.trigger,
      ask: asks ? [job.source_id] : [],
      ...(http && {http}),
      progress: (step, count) => log.say("step_ended", {step, count})
    });
    const why = result.asked.flatMap(one => one.why);
    if (why.length > 0) log.say("source_failed", {source_id: job.source_id, why: lines(why)});
    const outcome = result.changed ? "published" : "unchanged";
    log.say("run_ended", {outcome, ms: now().valueOf() - started, content_id: result.manifest.content_id});
    await end(result, []);
    return {outcome, failed: why.length > 0, why};
  } catch (error) {
    const why = problemsOf(error);
    if (error instanceof Busy) return {outcome: "busy", failed: false, why};
    if (error instanceof Stopped) return {outcome: "stopped", failed: false, why};
    log.say("run_failed", {why: lines(why), ms: now().valueOf() - started});
    await end(undefined, why);
    return {outcome: "failed", failed: true, why};
  }
}

function lines(why: readonly Problem[]): string[] {
  return why.map(({where, ja, en}) => `${where}: ${ja} / ${en}`);
}
