import type {FailingRequest, RunEvent} from "../contracts/runEvent.js";

/**
 * The requests of a source that fail, as its last line in the ledger tells it, whatever its clock says. One that was
 * heard by a run that was cut off is owed still: nothing was made of its answer.
 */
export function failingRequests(sourceId: string, events: readonly RunEvent[]): FailingRequest[] {
  const last = events.findLast(event => event.event === "source" && event.source_id === sourceId);
  if (last?.event !== "source") return [];
  const ended = events.some(
    event => event.event === "ended" && event.run_id === last.run_id && event.outcome !== "stopped"
  );
  return [...(ended ? [] : (last.recovered ?? [])), ...(last.failing ?? [])];
}
