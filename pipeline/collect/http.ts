import {setTimeout as wait} from "node:timers/promises";
import {EnvHttpProxyAgent, type Response} from "undici";
import {OperatorError} from "../errors.js";
import {backoff, isPassing, retryAfter, TRIES} from "./backoff.js";
import {bodyOf, follow} from "./hops.js";
import {causesOf, HttpFailure, networkFailure, notPublicFailure, refused} from "./httpFailure.js";
import type {Fetched, HttpOptions, HttpRequest} from "./httpRequest.js";
import {NotPublic, publicLookup, type Resolve} from "./publicAddress.js";
import {redact, redactBytes} from "./redact.js";

export interface HttpEffects {
  sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  random: () => number;
  now: () => Date;
  /** Once aborted, whatever is waited for is given up. */
  signal?: AbortSignal;
  /** Asks the name servers, where that is not the machine's own business. */
  resolve?: Resolve;
}

export const httpDefaults: HttpOptions = {
  allowHttp: false,
  allowPrivate: false,
  timeoutMs: 60_000,
  maxBytes: 200_000_000,
  maxRedirects: 5,
  tries: TRIES,
  longestWaitMs: 120_000,
  secrets: []
};

export const httpEffects: HttpEffects = {
  sleep: (ms, signal) => wait(ms, undefined, {...(signal && {signal})}),
  random: Math.random,
  now: () => new Date()
};

export type Get = (wanted: HttpRequest) => Promise<Fetched>;

/**
 * Returns what fetches, politely: never more often a second from one host than a request allows; tried again after
 * network faults, 429 and 5xx with growing pauses; bounded in time, bytes and redirects; through HTTPS_PROXY where that
 * is set. Status 304 comes back as it is. Only the open internet is asked, unless a private network is allowed. Throws
 * HttpFailure without any key in its words.
 */
export function makeGet(given: Partial<HttpOptions>, effects: HttpEffects = httpEffects): Get {
  const options = {...httpDefaults, ...given};
  const free = new Map<string, number>();
  const dispatcher = makeDispatcher(options, effects);

  async function once(
    wanted: HttpRequest,
    tries: number
  ): Promise<Fetched | {again: number | undefined; failure: HttpFailure}> {
    const {host} = new URL(wanted.url);
    const start = Math.max(effects.now().valueOf(), free.get(host) ?? 0);
    free.set(host, start + 1000 / wanted.perSecond);
    if (start > effects.now().valueOf()) await effects.sleep(start - effects.now().valueOf(), effects.signal);
    try {
      const response = await follow(wanted, options, {dispatcher, signal: effects.signal});
      const {status} = response;
      if (isPassing(status)) {
        await response.body?.cancel();
        const failure = new HttpFailure(
          wanted.shownAs,
          `HTTP ${status} が返りました。`,
          `answered with HTTP ${status}.`,
          true,
          {code: "busy", status, tries}
        );
        return {again: retryAfter(response.headers.get("retry-after"), effects.now()), failure};
      }
      const content = status === 304 ? new Uint8Array() : await bodyOf(response, options.maxBytes, wanted.shownAs);
      if (status === 304 || status === 200 || wanted.answers?.includes(status))
        return {status, content, ...isElsewhere(wanted, response), ...validators(wanted, response, options.secrets)};
      throw refused(wanted.shownAs, status, excerptOf(wanted, response, redactBytes(content, options.secrets)));
    } catch (error) {
      if (error instanceof HttpFailure || effects.signal?.aborted) throw error;
      const shut = causesOf(error).find(cause => cause instanceof NotPublic);
      if (shut) throw notPublicFailure(wanted.shownAs, shut, options.secrets);
      return {again: undefined, failure: networkFailure(wanted.shownAs, error, options, tries)};
    }
  }

  return async wanted => {
    for (let tried = 1; ; tried++) {
      const result = await once(wanted, tried);
      if ("content" in result) return result;
      const pause = result.again ?? backoff(tried - 1, effects.random);
      if (tried >= options.tries || pause > options.longestWaitMs) throw result.failure;
      await effects.sleep(pause, effects.signal);
    }
  };
}

/** What the server says of its version; what echoes a key, or a part of what was asked, is no version. */
function validators(
  {url}: HttpRequest,
  {url: last, headers}: Response,
  secrets: readonly string[]
): Pick<Fetched, "etag" | "lastModified"> {
  const asked = [url, last].flatMap(partsOf);
  const [etag, lastModified] = ["etag", "last-modified"].map(name => {
    const said = headers.get(name);
    return said !== null && redact(said, [...secrets, ...asked]) === said ? said : undefined;
  });
  return {...(etag !== undefined && {etag}), ...(lastModified !== undefined && {lastModified})};
}

/** A value so short says nothing to anybody, and stands in many a version. */
const SHORTEST = 4;

/** What an address asks behind its path: any of it may be a secret that nobody named as one. */
function partsOf(address: string): string[] {
  const pairs = [...new URL(address).searchParams];
  return pairs.map(([name, value]) => value || name).filter(part => part.length >= SHORTEST);
}

/** How the service that was asked words its refusal; nothing of another's, behind a redirect, or of what is no text. */
function excerptOf(wanted: HttpRequest, response: Response, clean: Uint8Array): string {
  if (wanted.unquoted || isElsewhere(wanted, response).elsewhere || clean.includes(0)) return "";
  return new TextDecoder().decode(clean.subarray(0, 300));
}

function isElsewhere({url}: HttpRequest, {url: last}: Response): Pick<Fetched, "elsewhere"> {
  return new URL(last).origin === new URL(url).origin ? {} : {elsewhere: true};
}

/** Connects to public addresses only, as far as this machine does the connecting: a proxy looks names up itself. */
function makeDispatcher({allowPrivate}: HttpOptions, {resolve}: HttpEffects): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent(allowPrivate ? {} : {connect: {lookup: publicLookup(resolve)}});
  } catch {
    throw new OperatorError({
      where: "HTTPS_PROXY, HTTP_PROXY",
      ja: "値（表示しません）が使えません。http://代理サーバー:ポート を指定してください。",
      en: "found a value (not shown) that is not usable, expected http://proxy:port."
    });
  }
}
