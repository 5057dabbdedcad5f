import type {Receipt} from "../contracts/ledger.js";
import type {Reason} from "../contracts/reasonCode.js";
import {artifactName, type Request} from "../contracts/request.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Source} from "../contracts/source.js";
import {OperatorError} from "../errors.js";
import type {Call, Client, Reply} from "./api/client.js";
import {keep, readArtifact} from "./archive.js";
import {addressId, addressOf, callUrl, httpRequestOf, type Keys, shownUrl} from "./callUrl.js";
import {getWhole} from "./getWhole.js";
import type {Get} from "./http.js";
import {HttpFailure} from "./httpFailure.js";
import {latestReceipts, readLedger} from "./ledger.js";
import {
  dropProgress,
  type Page,
  type Progress,
  progressPath,
  questionOf,
  readProgress,
  writeProgress
} from "./progress.js";
import {redactBytes} from "./redact.js";
import {refusalOf, replyOf, saysTheSame} from "./reply.js";
import {settle} from "./settle.js";
import {hearerOf, round} from "./tally.js";

/** What asking one request needs. */
export interface Asker {
  archive: string;
  client: Client;
  /** Where the service answers: the client's own base, or the one set for it. */
  base: string;
  keys: Keys;
  get: Get;
  now: () => Date;
}

/**
 * Asks one request of a service, page by page, and receives what is new. Every page lies in the archive before the next
 * is fetched, so an asking that was cut off goes on where it was; receipts are written when all pages are there, so
 * nobody ever reads half an answer. Pages that are not what the service states of them are forgotten: the next asking
 * begins anew. Throws OperatorError where the service refuses, cannot be heard, or falls short of its own word.
 */
export async function askRequest({id, licence}: Source, request: Request, asker: Asker): Promise<Receipt[]> {
  const {archive, client, now} = asker;
  const path = progressPath(archive, id, request.id);
  const question = questionOf(request.id, request.params);
  const started = now();
  const progress: Progress = (await readProgress(path, question, started)) ?? {
    source_id: id,
    request_id: request.id,
    question,
    started_at: started.toISOString(),
    licence,
    complete: false,
    pages: {}
  };
  const latest = latestReceipts(await readLedger(archive));
  const waiting = client.calls(request);
  const seen = new Set<string>();
  const hear = hearerOf(client);
  for (let call = waiting.shift(); call; call = waiting.shift()) {
    const shown = `${id}/${request.id} ${shownUrl(asker.base, call)}`;
    const address = addressId(callUrl(asker.base, call));
    if (seen.has(address)) {
      await dropProgress(path);
      throw new OperatorError({where: shown, ...round, reason: {code: "answer_unusable"}});
    }
    seen.add(address);
    const former = latest.get(`${id} ${artifactName(id, request.id, call.name)}`);
    const done = await replay(archive, progress.pages[address]);
    const page = done ?? (await fetchPage(call, former, asker));
    const heard = hear(call, page.reply, waiting.length);
    if (!heard.keep) {
      if (heard.anew) await dropProgress(path);
      const {ja, en} = refusalOf(heard, page, httpRequestOf(asker, call));
      throw new HttpFailure(shown, ja, en, heard.everywhere ?? false, unusable(asker, call, page.reply));
    }
    if (!done) {
      progress.pages[address] = page.kept;
      await writeProgress(path, progress);
      if (page.content) await keep(archive, page.kept.sha256, page.content);
    }
    const behind = heard.next ?? [];
    const received = (next: Call) => addressOf(latest.get(`${id} ${artifactName(id, request.id, next.name)}`));
    if (
      call.gate &&
      former?.sha256 === page.kept.sha256 &&
      behind.every(next => received(next) === addressId(callUrl(asker.base, next)))
    ) {
      progress.gated = true; // what stands behind it was received before
      break;
    }
    waiting.unshift(...behind);
  }
  Object.assign(progress, {complete: true, completed_at: now().toISOString()});
  await writeProgress(path, progress);
  return settle(archive, path, progress, now());
}

function unusable({base}: Asker, call: Call, {status}: Reply): Reason {
  return {code: "answer_unusable", status, host: new URL(callUrl(base, call)).host};
}

interface Heard {
  reply: Reply;
  kept: Page;
  /** Its bytes, where they are to be kept. */
  content?: Uint8Array;
  elsewhere?: boolean;
}

/** A page as it was kept; undefined where none was, or where it was lost since. */
async function replay(archive: string, kept: Page | undefined): Promise<Heard | undefined> {
  const content = kept && (await readArtifact(archive, kept.sha256).catch(() => undefined));
  return kept && content && {reply: replyOf(kept.status, content), kept};
}

/** Fetches a page; one that says what the last one said is that one. */
async function fetchPage(call: Call, former: Receipt | undefined, asker: Asker): Promise<Heard> {
  const {archive, client, get} = asker;
  const wanted = httpRequestOf(asker, call);
  const before = former && (await readArtifact(archive, former.sha256).catch(() => undefined));
  const address = addressId(callUrl(asker.base, call));
  const known =
    before && addressOf(former) === address ? {etag: former?.etag, lastModified: former?.last_modified} : {};
  const fetched = await getWhole(get, wanted, known, before);
  const facts = {name: call.name, url: wanted.shownAs, address};
  if (fetched.status === 304 && before && former)
    return {
      reply: replyOf(200, before),
      kept: {...facts, status: 200, sha256: former.sha256, ...validatorsOf(former)}
    };
  const clean = redactBytes(client.clean?.(fetched.content) ?? fetched.content, wanted.secrets ?? []);
  const reply = replyOf(fetched.status, clean);
  const from = {elsewhere: fetched.elsewhere ?? false};
  const {etag, lastModified: last_modified} = fetched;
  const validators = {...(etag !== undefined && {etag}), ...(last_modified !== undefined && {last_modified})};
  const same = before && former && saysTheSame(client, reply, replyOf(fetched.status, before));
  if (same) return {reply, ...from, kept: {...facts, status: fetched.status, sha256: former.sha256, ...validators}};
  const kept = {...facts, status: fetched.status, sha256: sha256Of(clean), ...validators};
  return {reply, ...from, kept, content: clean};
}

function validatorsOf({etag, last_modified}: Receipt) {
  return {...(etag !== undefined && {etag}), ...(last_modified !== undefined && {last_modified})};
}
