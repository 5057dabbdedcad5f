import type {Answer} from "./hops.js";
import type {Fetched, HttpRequest} from "./httpRequest.js";
import {redact} from "./redact.js";

/** What the server says of its version; what echoes a key, or a part of what was asked, is no version. */
export function validators(
  wanted: HttpRequest,
  answer: Answer,
  secrets: readonly string[]
): Pick<Fetched, "etag" | "lastModified"> {
  const [etag, lastModified] = ["etag", "last-modified"].map(name => {
    const said = answer.header(name);
    return said !== undefined && tellsNothing(said, wanted, answer, secrets) ? said : undefined;
  });
  return {...(etag !== undefined && {etag}), ...(lastModified !== undefined && {lastModified})};
}

/** Whether a word of a server repeats no key and nothing of what was asked. */
export function tellsNothing(
  said: string,
  {url}: Pick<HttpRequest, "url">,
  answer: Pick<Answer, "url">,
  secrets: readonly string[]
): boolean {
  return redact(said, [...secrets, ...[url, answer.url.href].flatMap(partsOf)]) === said;
}

/** Whether the name of the host that answered may be written down: that of another one may be made of a key. */
export function mayBeWritten(wanted: HttpRequest, answer: Answer, secrets: readonly string[]): boolean {
  return answer.url.host === new URL(wanted.url).host || tellsNothing(answer.url.host, wanted, answer, secrets);
}

/** A value so short says nothing to anybody, and stands in many a version. */
const SHORTEST = 4;

/** What an address asks behind its path: any of it may be a secret that nobody named as one. */
function partsOf(address: string): string[] {
  const pairs = [...new URL(address).searchParams];
  return pairs.map(([name, value]) => value || name).filter(part => part.length >= SHORTEST);
}

/** How the service that was asked words its refusal; nothing of another's, behind a redirect, or of what is no text. */
export function excerptOf(wanted: HttpRequest, answer: Answer, clean: Uint8Array): string {
  if (wanted.unquoted || isElsewhere(wanted, answer).elsewhere || clean.includes(0)) return "";
  return new TextDecoder().decode(clean.subarray(0, 300));
}

/** Says so where another origin answered than the one that was asked. */
export function isElsewhere({url}: HttpRequest, {url: last}: Answer): Pick<Fetched, "elsewhere"> {
  return last.origin === new URL(url).origin ? {} : {elsewhere: true};
}
