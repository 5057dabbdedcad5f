import {clients} from "../collect/api/index.js";
import {callUrl, httpRequestOf} from "../collect/callUrl.js";
import {type Get, makeGet} from "../collect/http.js";
import {redactBytes} from "../collect/redact.js";
import {replyOf} from "../collect/reply.js";
import {questionsOf, requestsOf} from "../collect/requests.js";
import type {Reading} from "../contracts/reading.js";
import {artifactName} from "../contracts/request.js";
import {OperatorError, type Problem, UnreadableFile} from "../errors.js";
import {readReference} from "../read/reference/reference.js";
import {readVocabulary} from "../read/reference/vocabulary.js";
import type {Settings} from "../settings.js";
import {askable} from "./asking.js";
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
  const reference = await readReference(settings.reference, settings.root);
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
  const service = serviceOf(settings, source);
  const context = {
    vocabulary: readVocabulary(reference),
    maxUnzipped: settings.maxUnzipped,
    community: request.params.community ?? "",
    ...(asked && {asked})
  };
  const outside = readOutside(settings, reference);
  const tried: Tried = {request: request.id, pages: [], readings: [], problems: []};
  const waiting = service.client.calls(request);
  for (
    let call = waiting.shift();
    call && tried.pages.length < PAGES && tried.readings.length === 0;
    call = waiting.shift()
  ) {
    const wanted = httpRequestOf(service, call);
    log(`        ${wanted.shownAs}`);
    const {status, content} = await service.get(wanted);
    const clean = redactBytes(
      service.client.clean?.(content) ?? content,
      service.key === undefined ? [] : [service.key]
    );
    tried.pages.push({url: wanted.shownAs, status, bytes: clean.byteLength});
    const heard = service.client.hear(call, replyOf(status, clean));
    if (!heard.keep) {
      tried.problems.push({where: callUrl(service.base, call), ...heard.problem});
      break;
    }
    try {
      const artifact = {name: artifactName(id, request.id, call.name), content: clean};
      const read = await outside(source, artifact, context);
      tried.readings.push(...(read?.readings ?? source.read(artifact, context)));
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
  const service = serviceOf(settings, source);
  const {search} = service.client;
  if (!search)
    throw new OperatorError({
      where: `bio sources find ${id}`,
      ja: "この情報源には名前での検索がありません。",
      en: "this source has no search by name."
    });
  const found: Record<string, string>[] = [];
  for (let call = search.call(name); call; ) {
    const {status, content} = await service.get(httpRequestOf(service, call));
    const reply = replyOf(status, redactBytes(content, service.key === undefined ? [] : [service.key]));
    const heard = search.hear(call, reply);
    if (!heard.keep) throw new OperatorError({where: callUrl(service.base, call), ...heard.problem});
    found.push(...search.found(reply));
    const [next] = heard.next ?? [];
    if (!next) break;
    call = next;
  }
  return found;
}

function serviceOf({services: {keys, endpoints, ...bounds}}: Settings, {id, asks}: AskingSource) {
  const client = clients[asks.api];
  const key = client.key && keys.get(client.key.variable);
  if (client.key && key === undefined)
    throw new OperatorError({
      where: client.key.variable,
      ja: `${id} の鍵が設定されていません。環境変数 ${client.key.variable} に入れてください。`,
      en: `the key of ${id} is not set; put it into the environment variable ${client.key.variable}.`
    });
  const get: Get = makeGet({...bounds, secrets: [...keys.values()]});
  return {client, key, base: endpoints.get(asks.api) ?? client.base, get};
}

function nothingToAsk(id: string, requestId: string | undefined, known: string[]): OperatorError {
  if (requestId !== undefined && known.length > 0)
    return new OperatorError({
      where: `${id} ${requestId}`,
      ja: `この問合せはありません。使えるもの: ${known.join("、")}`,
      en: `there is no such request; expected one of ${known.join(", ")}.`
    });
  return new OperatorError({
    where: id,
    ja: "問い合わせることがまだありません。data/reference/request.csv に行を足すか、organisation.csv に識別子を入れてください。",
    en: "there is nothing to ask for yet; add a row to data/reference/request.csv, or ids to organisation.csv."
  });
}
