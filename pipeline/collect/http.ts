import {setTimeout as wait} from "node:timers/promises";
import {EnvHttpProxyAgent, type Headers} from "undici";
import {backoff, isPassing, retryAfter} from "./backoff.js";
import {bodyOf, follow} from "./hops.js";
import {HttpFailure, networkFailure, refused} from "./httpFailure.js";
import type {Fetched, HttpOptions, HttpRequest} from "./httpRequest.js";
import {redact, redactBytes} from "./redact.js";

export interface HttpEffects {
  sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  random: () => number;
  now: () => Date;
  /** Once aborted, whatever is waited for is given up. */
  signal?: AbortSignal;
}

export const httpDefaults: HttpOptions = {
  allowHttp: false,
  timeoutMs: 60_000,
  maxBytes: 200_000_000,
  maxRedirects: 5,
  tries: 4,
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
 * is set. Status 304 comes back as it is. Throws HttpFailure without any key in its words.
 */
export function makeGet(given: Partial<HttpOptions>, effects: HttpEffects = httpEffects): Get {
  const options = {...httpDefaults, ...given};
  const free = new Map<string, number>();
  const dispatcher = new EnvHttpProxyAgent();

  async function once(wanted: HttpRequest): Promise<Fetched | {again: number | undefined; failure: HttpFailure}> {
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
          true
        );
        return {again: retryAfter(response.headers.get("retry-after"), effects.now()), failure};
      }
      const content = status === 304 ? new Uint8Array() : await bodyOf(response, options.maxBytes, wanted.shownAs);
      if (status === 304 || status === 200 || wanted.answers?.includes(status))
        return {status, content, ...validators(response.headers, options.secrets)};
      // before it is cut: of half a key nobody could tell that it is one
      const clean = redactBytes(content, options.secrets);
      throw refused(wanted.shownAs, status, new TextDecoder().decode(clean.subarray(0, 300)));
    } catch (error) {
      if (error instanceof HttpFailure || effects.signal?.aborted) throw error;
      return {again: undefined, failure: networkFailure(wanted.shownAs, error, options)};
    }
  }

  return async wanted => {
    for (let tried = 1; ; tried++) {
      const result = await once(wanted);
      if ("content" in result) return result;
      const pause = result.again ?? backoff(tried - 1, effects.random);
      if (tried >= options.tries || pause > options.longestWaitMs) throw result.failure;
      await effects.sleep(pause, effects.signal);
    }
  };
}

/** What the server says of its version; what echoes a key is no version. */
function validators(headers: Headers, secrets: readonly string[]): Pick<Fetched, "etag" | "lastModified"> {
  const [etag, lastModified] = ["etag", "last-modified"].map(name => {
    const said = headers.get(name);
    return said !== null && redact(said, secrets) === said ? said : undefined;
  });
  return {...(etag !== undefined && {etag}), ...(lastModified !== undefined && {lastModified})};
}
