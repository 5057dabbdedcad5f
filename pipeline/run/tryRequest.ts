import {clients} from "../collect/api/index.js";
import {unsetIn} from "../collect/askSource.js";
import {httpRequestOf} from "../collect/callUrl.js";
import {openHosts} from "../collect/hosts.js";
import {type Get, httpEffects, makeGet} from "../collect/http.js";
import {redactBytes} from "../collect/redact.js";
import {refusalOf, replyOf} from "../collect/reply.js";
import {questionsOf, requestsOf} from "../collect/requests.js";
import {hearerOf} from "../collect/tally.js";
import type {Reading} from "../contracts/reading.js";
import {artifactName} from "../contracts/request.js";
import {OperatorError, type Problem, UnreadableFile} from "../errors.js";
import {oddEntriesIn} from "../read/bytes/payload.js";
import {readReference} from "../read/reference/reference.js";
import {readVocabulary} from "../read/reference/vocabulary.js";
import type {Settings} from "../settings.js";
import {askable, nothingToAsk} from "./asking.js";
import {rowsOf} from "./input.js";
import {readOutside} from "./outside.js";

type AskingSource = ReturnType<typeof askable>[number];

/** What a first look at a source gave. */
export interface Tried {
  request: string;
  pages: {url: string; status: number; bytes: number}[];
  readings: Reading[];
  problems: Problem[];
}

/** Pages looked at until one gives readings: a service may answer with facts first. */
const PAGES = 3;

/**
 * Asks a request and reads the first pages, storing nothing. Throws OperatorError where there is no key or nothing to
 * ask.
 */
export async function tryRequest(
  settings: Settings,
  id: string,
  requestId: string | undefined,
  log: (line: string) => void
): Promise<Tried> {
  const [source] = askable(id) as [AskingSource];
  const reference = await readReference(settings);
  const rows = rowsOf(reference);
  const requests = requestsOf(id, source.asks, rows);
  const request = requestId === undefined ? requests[0] : requests.find(one => one.id === requestId);
  if (!request)
    throw nothingToAsk(
      id,
      requestId,
      requests.map(one => one.id)
    );
  const asked = questionsOf(source, rows).get(request.id);
  const service = await serviceOf(settings, source);
  const [unset] = unsetIn(service.client, [request], service.keys);
  if (unset !== undefined) throw withoutKey(`${id} ${request.id}`, unset);
  const context = {
    vocabulary: readVocabulary(reference),
    maxUnzipped: settings.maxUnzipped,
    community: request.params.community ?? "",
    ...(asked && {asked})
  };
  const outside = readOutside(settings, reference);
  const tried: Tried = {request: request.id, pages: [], readings: [], problems: []};
  const waiting = service.client.calls(request);
  const hear = hearerOf(service.client);
  for (
    let call = waiting.shift();
    call && tried.pages.length < PAGES && tried.readings.length === 0;
    call = waiting.shift()
  ) {
    const wanted = httpRequestOf(service, call);
    log(`        ${wanted.shownAs}`);
    const fetched = await service.get(wanted);
    const {status, content} = fetched;
    const clean = redactBytes(service.client.clean?.(content) ?? content, wanted.secrets ?? []);
    tried.pages.push({url: wanted.shownAs, status, bytes: clean.byteLength});
    const heard = hear(call, replyOf(status, clean), waiting.length);
    if (!heard.keep) {
      tried.problems.push({where: wanted.shownAs, ...refusalOf(heard, fetched, wanted)});
      break;
    }
    try {
      const artifact = {name: artifactName(id, request.id, call.name), content: clean};
      const read = await outside(source, artifact, context);
      tried.readings.push(...(read?.readings ?? source.read(artifact, context)));
      tried.problems.push(...oddEntriesIn(artifact.name, tried.readings));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      tried.problems.push(...error.problems);
      break;
    }
    waiting.unshift(...(heard.next ?? []));
  }
  return tried;
}

/** Candidates for an id, by a name. Throws OperatorError for a source that has no such search. */
export async function findByName(settings: Settings, id: string, name: string): Promise<Record<string, string>[]> {
  const [source] = askable(id) as [AskingSource];
  const service = await serviceOf(settings, source);
  const {search} = service.client;
  if (!search)
    throw new OperatorError({
      where: `bio sources find ${id}`,
      ja: "この情報源には名前での検索がありません。",
      en: "this source has no search by name."
    });
  const found: Record<string, string>[] = [];
  for (let call = search.call(name); call; ) {
    const wanted = httpRequestOf(service, call);
    const fetched = await service.get(wanted);
    const reply = replyOf(fetched.status, redactBytes(fetched.content, wanted.secrets ?? []));
    const heard = search.hear(call, reply);
    if (!heard.keep) throw new OperatorError({where: wanted.shownAs, ...refusalOf(heard, fetched, wanted)});
    found.push(...search.found(reply));
    const [next] = heard.next ?? [];
    if (!next) break;
    call = next;
  }
  return found;
}

async function serviceOf({services: {keys, endpoints, ...bounds}, hosts}: Settings, {id, asks}: AskingSource) {
  const client = clients[asks.api];
  if (client.key && !keys.has(client.key.variable)) throw withoutKey(id, client.key.variable);
  const known = await openHosts(httpEffects, hosts); // heeded, and not written: a run may be at work
  const get: Get = makeGet({...bounds, secrets: [...keys.values()]}, httpEffects, known);
  return {client, keys, base: endpoints.get(asks.api) ?? client.base, get};
}

function withoutKey(whose: string, variable: string): OperatorError {
  return new OperatorError({
    where: variable,
    ja: `${whose} の鍵が設定されていません。環境変数 ${variable} に入れてください。`,
    en: `the key of ${whose} is not set; put it into the environment variable ${variable}.`
  });
}
