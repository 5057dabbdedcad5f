import type {SourceResult} from "../../collect/askSource.js";
import type {FailingRequest, RunEvent} from "../../contracts/runEvent.js";
import type {SourceFact} from "./facts.js";
import {wasAsked} from "./requests.js";

/**
 * The requests that began to fail and those that were heard again since what was told last. Where the source failed as
 * a whole, that was told, and of none of its requests.
 */
export function newsOfRequests(
  {source_id, outcome, why, failing = [], recovered = []}: SourceResult,
  all: readonly RunEvent[],
  told: readonly RunEvent[]
): Pick<SourceFact, "began" | "recovered"> {
  const isOwn = (event: RunEvent) => event.event === "source" && event.source_id === source_id;
  const last = told.findLast(isOwn);
  const known = last?.event === "source" && last.outcome !== "failed" ? (last.failing ?? []).filter(wasAsked) : [];
  const isKnown = ({request_id}: FailingRequest) => known.some(one => one.request_id === request_id);
  const asked = new Set(why.map(({reason}) => reason?.request_id));
  const since = all.slice(last ? all.indexOf(last) + 1 : 0).filter(isOwn);
  const heard = since.flatMap(event => (event.event === "source" ? (event.recovered ?? []) : []));
  const healed = [...heard, ...recovered].map(one => one.request_id);
  const failed = new Set(failing.map(one => one.request_id));
  return {
    began: outcome === "failed" ? [] : failing.filter(one => asked.has(one.request_id) && !isKnown(one)),
    recovered: known.filter(({request_id}) => healed.includes(request_id) && !failed.has(request_id))
  };
}
