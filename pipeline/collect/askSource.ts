import type {ReferenceRows, Request} from "../contracts/request.js";
import type {SourceOutcome} from "../contracts/runEvent.js";
import type {Asking, Source} from "../contracts/source.js";
import {OperatorError, type Problem} from "../errors.js";
import type {Client} from "./api/client.js";
import {clients} from "./api/index.js";
import {askRequest} from "./ask.js";
import type {Keys} from "./callUrl.js";
import {openHosts} from "./hosts.js";
import {type HttpEffects, makeGet} from "./http.js";
import {HttpFailure} from "./httpFailure.js";
import type {HttpOptions} from "./httpRequest.js";
import {requestsOf} from "./requests.js";

/** What the services may be told, and where they answer. */
export interface Services {
  /** Keys by the name of their environment variable. */
  keys: Keys;
  /** Addresses that stand in for a service's own, by api. */
  endpoints: ReadonlyMap<string, string>;
  http: Partial<HttpOptions>;
  effects: HttpEffects;
  /** The file that tells when each host may be asked again; without it that is known to this asking alone. */
  hosts?: string;
}

/** How the asking of one source went. */
export interface SourceResult {
  source_id: string;
  outcome: SourceOutcome;
  requests: number;
  received: number;
  why: Problem[];
  /** Variables without a value, for which some of the requests were not asked. */
  unset?: string[];
}

/**
 * Asks a source everything it has to ask. A request that is refused does not stop the others; a service that cannot be
 * heard is left for now. Never throws for what a service does: the outcome says it.
 */
export async function askSource(
  source: Source & {asks: Asking},
  rows: ReferenceRows,
  archive: string,
  {keys, endpoints, http, effects, hosts}: Services
): Promise<SourceResult> {
  const client = clients[source.asks.api];
  const requests = requestsOf(source.id, source.asks, rows);
  const result: Omit<SourceResult, "outcome"> = {source_id: source.id, requests: requests.length, received: 0, why: []};
  if (client.key && !keys.has(client.key.variable)) return {...result, outcome: "unset"};
  if (requests.length === 0) return {...result, outcome: "nothing_to_ask"};
  const unset = unsetIn(client, requests, keys);
  if (unset.length > 0) result.unset = unset;
  const ready = requests.filter(request => unsetIn(client, [request], keys).length === 0);
  if (ready.length === 0) return {...result, outcome: "unset"};
  const known = await openHosts(effects, hosts, {writes: true});
  const get = makeGet({...http, secrets: [...keys.values()]}, effects, known);
  const base = endpoints.get(source.asks.api) ?? client.base;
  for (const request of ready) {
    try {
      const received = await askRequest(source, request, {archive, client, base, keys, get, now: effects.now});
      result.received += received.length;
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      result.why.push(...error.problems.map(problem => ofRequest(problem, source.id, request.id)));
      if (error instanceof HttpFailure && error.everywhere && !client.apart) break;
    }
  }
  const outcome = result.why.length > 0 ? "failed" : result.received > 0 ? "received" : "unchanged";
  return {...result, outcome};
}

/** The variables that requests name and nobody has given a value, each once. */
export function unsetIn(client: Client, requests: readonly Request[], keys: Keys): string[] {
  const named = requests.flatMap(request => client.variables?.(request) ?? []);
  return [...new Set(named)].filter(name => !keys.has(name));
}

/** A question that could not even be put has its fault in the tables. */
function ofRequest(problem: Problem, source_id: string, request_id: string): Problem {
  return {...problem, reason: {...(problem.reason ?? {code: "question_unusable"}), source_id, request_id}};
}
