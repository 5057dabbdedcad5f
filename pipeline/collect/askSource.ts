import type {ReferenceRows, Request} from "../contracts/request.js";
import type {FailingRequest, SourceOutcome} from "../contracts/runEvent.js";
import type {Asking, Source} from "../contracts/source.js";
import type {Problem} from "../errors.js";
import type {Client} from "./api/client.js";
import {clients} from "./api/index.js";
import {askRequest} from "./ask.js";
import {askEach, type Which} from "./askEach.js";
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
  /** The requests that fail as of now, and those that did and were heard this time. */
  failing?: FailingRequest[];
  recovered?: FailingRequest[];
}

/**
 * Asks a source everything it has to ask, or some of it. A request that is refused does not stop the others; a service
 * that cannot be heard is left for now. The source itself fails only where none of its requests is heard, be it now or
 * when it was last asked. Never throws for what a service does: the outcome says it.
 */
export async function askSource(
  source: Source & {asks: Asking},
  rows: ReferenceRows,
  archive: string,
  {keys, endpoints, http, effects, hosts}: Services,
  which: Which = {}
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
  const {failing, recovered, ...answers} = await askEach(ready, which, {
    source_id: source.id,
    now: effects.now,
    stopped: () => effects.signal?.aborted ?? false,
    leaves: error => error instanceof HttpFailure && error.everywhere && !client.apart,
    ask: async request =>
      (await askRequest(source, request, {archive, client, base, keys, get, now: effects.now})).length
  });
  const well = answers.received > 0 ? "received" : "unchanged";
  const outcome = failing.length === 0 ? well : failing.length < ready.length ? "partly" : "failed";
  return {
    ...result,
    ...answers,
    outcome,
    ...(failing.length > 0 && {failing}),
    ...(recovered.length > 0 && {recovered})
  };
}

/** The variables that requests name and nobody has given a value, each once. */
export function unsetIn(client: Client, requests: readonly Request[], keys: Keys): string[] {
  const named = requests.flatMap(request => client.variables?.(request) ?? []);
  return [...new Set(named)].filter(name => !keys.has(name));
}
