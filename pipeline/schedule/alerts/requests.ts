import type {FailingRequest} from "../../contracts/runEvent.js";
import type {Said, SourceFact} from "./facts.js";
import {named, whyText} from "./words.js";

/** Requests that began to fail. The key is of the row of failures, not of the run: the same row is told once. */
export function requestFailures(source: SourceFact): Said[] {
  const name = named(source);
  return (source.began ?? []).map(({request_id, since, why}) => {
    const said = whyText(why);
    return {
      kind: "failure",
      subject: `${source.source_id}/${request_id}`,
      key: `failure:${source.source_id}/${request_id}:${since}`,
      ja: `${name.ja}の問合せ ${request_id} に失敗しました（ほかの問合せは続けています）。${said.ja}`,
      en: `${name.en}: request ${request_id} could not be collected, the others go on: ${said.en}`
    };
  });
}

/** Requests that are heard again. */
export function requestRecoveries(source: SourceFact): Said[] {
  const name = named(source);
  return (source.recovered ?? []).map(({request_id, since, failures}) => ({
    kind: "recovery",
    subject: `${source.source_id}/${request_id}`,
    key: `recovery:${source.source_id}/${request_id}:${since}`,
    ja: `${name.ja}の問合せ ${request_id} が復旧しました（続けて ${failures} 回失敗したあと）。`,
    en: `${name.en}: request ${request_id} is collected again (failures in a row before: ${failures}).`
  }));
}

/** Whether a request was asked itself when it failed last; one behind it, in a service that was left, is no news. */
export function wasAsked({request_id, why}: FailingRequest): boolean {
  return why.some(({reason}) => reason?.request_id === request_id);
}
