import type {RunState} from "../contracts/operations.js";
import type {RunEvent} from "../contracts/runEvent.js";
import type {Problem} from "../errors.js";

type Run = RunState<Problem>;

/** The runs that the ledger tells of, the newest first; `running` names the one under way. */
export function runsOf(events: readonly RunEvent[], running: string | undefined): Run[] {
  const runs = new Map<string, Run>();
  for (const event of events) {
    if (event.event === "adopted") continue; // receipts were written again, by no run
    const run = runs.get(event.run_id) ?? newRun(event.run_id);
    runs.set(event.run_id, run);
    tell(run, event);
  }
  const inOrder = [...runs.values()];
  const lastBegun = inOrder.findLastIndex(({started_at, trigger}) => started_at !== null && trigger !== "manual");
  return inOrder.map((run, i) => standing(run, i < lastBegun, running)).reverse();
}

function newRun(run_id: string): Run {
  return {
    run_id,
    trigger: "manual",
    sources: [],
    due_at: null,
    started_at: null,
    ended_at: null,
    outcome: "queued",
    ms: null,
    steps: [],
    why: []
  };
}

function tell(run: Run, event: RunEvent): void {
  if (event.event === "queued")
    Object.assign(run, {trigger: event.trigger, sources: event.sources, due_at: event.due_at ?? null});
  else if (event.event === "started") {
    Object.assign(run, {trigger: event.trigger, started_at: event.at, outcome: "interrupted"});
    if (run.sources.length === 0) run.sources = event.sources;
  } else if (event.event === "step") run.steps.push({step: event.step, count: event.count, ms: event.ms});
  else if (event.event === "source") {
    run.steps.push({step: `ask ${event.source_id}`, count: event.received, ms: event.ms});
    run.why.push(...(event.why ?? []));
  } else if (event.event === "ended") {
    Object.assign(run, {ended_at: event.at, outcome: event.outcome});
    run.why.push(...(event.why ?? []));
    if (run.started_at !== null) run.ms = Math.max(0, Date.parse(event.at) - Date.parse(run.started_at));
  }
}

/**
 * The queue is served in order: what was queued before a run that has begun, and did not begin itself, died with its
 * process. A run by hand stands in no queue.
 */
function standing(run: Run, overtaken: boolean, running: string | undefined): Run {
  if (run.outcome === "interrupted" && run.run_id === running) return {...run, outcome: "running"};
  if (run.outcome === "queued" && overtaken) return {...run, outcome: "interrupted"};
  return run;
}
