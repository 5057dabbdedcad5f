import type {Operations, RunState} from "../../../pipeline/contracts/published.js";

/** The run that ended last, if it failed; what is shown is then of a run before it. */
export function lastFailure({runs}: Pick<Operations, "runs">): RunState | undefined {
  const last = runs
    .filter(({ended_at}) => ended_at !== null)
    .reduce<RunState | undefined>(
      (newest, run) => ((newest?.ended_at ?? "") >= (run.ended_at ?? "") ? newest : run),
      undefined
    );
  return last?.outcome === "failed" ? last : undefined;
}
