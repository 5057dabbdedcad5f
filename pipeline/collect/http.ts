import {setTimeout as wait} from "node:timers/promises";
import {backoff, isPassing, retryAfter, TRIES} from "./backoff.js";
import {bodyOf} from "./body.js";
import {makeConnections} from "./connections.js";
import {type Answer, follow, leave} from "./hops.js";
import {type Clocks, type Hosts, makeHosts} from "./hosts.js";
import {busy, type HttpFailure, leftAlone, mayPass, refused} from "./httpFailure.js";
import type {Fetched, HttpOptions, HttpRequest} from "./httpRequest.js";
import type {Resolve} from "./publicAddress.js";
import {redactBytes} from "./redact.js";
import {excerptOf, isElsewhere, mayBeWritten, validators} from "./said.js";

export interface HttpEffects extends Clocks {
  sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  random: () => number;
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

const NOTHING = {content: new Uint8Array(), unclosed: false};

export type Get = (wanted: HttpRequest) => Promise<Fetched>;

/** A try that failed in a way that may pass, and for how long the host then asked to be left alone. */
interface Failed {
  failure: HttpFailure;
  rest?: number | undefined;
}

/**
 * Returns what fetches, politely: never more often a second from one host than a request allows, and not at all while
 * the host asked to be left alone; tried again after network faults, damaged bodies and statuses that pass, with
 * growing pauses; bounded in time, bytes and redirects; through HTTPS_PROXY where that is set. Status 304 comes back as
 * it is where it was asked for. Only the open internet is asked, unless a private network is allowed. Throws
 * HttpFailure without any key in its words.
 */
export function makeGet(
  given: Partial<HttpOptions>,
  effects: HttpEffects = httpEffects,
  hosts: Hosts = makeHosts(effects)
): Get {
  const options = {...httpDefaults, ...given};
  const {signal, sleep} = effects;
  const connections = makeConnections(options, effects);

  /** Throws where a host is to be left alone for longer than a run may wait. */
  function heed({host}: URL, where: string): number {
    const rest = hosts.rest(host);
    if (rest > options.longestWaitMs) throw leftAlone(where, host, later(rest));
    return rest;
  }
  const later = (ms: number) => new Date(effects.now().valueOf() + ms).toISOString();

  async function turn(wanted: HttpRequest, pause: number): Promise<void> {
    const url = new URL(wanted.url);
    heed(url, wanted.shownAs);
    const ms = await hosts.turn(url.host, pause, 1000 / wanted.perSecond);
    if (ms > 0) await sleep(ms, signal);
  }

  async function once(wanted: HttpRequest, tries: number): Promise<Fetched | Failed> {
    const heedOther = async (url: URL) => {
      const rest = heed(url, wanted.shownAs);
      if (rest > 0) await sleep(rest, signal);
    };
    let passing: Answer;
    try {
      const {dispatcher, begin} = connections;
      const answer = await follow(wanted, options, {dispatcher, signal, begin, heed: heedOther});
      if (!isPassing(answer.status)) return await read(wanted, answer);
      passing = answer;
    } catch (error) {
      if (signal?.aborted) throw error;
      return {failure: mayPass(wanted.shownAs, error, options, tries)};
    }
    leave(passing);
    const rest = retryAfter(passing.header("retry-after"), effects.now());
    if (rest) await hosts.hold(passing.url.host, rest, mayBeWritten(wanted, passing, options.secrets));
    return {failure: busy(wanted.shownAs, passing.status, tries, rest ? later(rest) : undefined), rest};
  }

  async function read(wanted: HttpRequest, answer: Answer): Promise<Fetched> {
    const {status} = answer;
    const {secrets} = options;
    const asked = wanted.etag !== undefined || wanted.lastModified !== undefined;
    const said = {...isElsewhere(wanted, answer), ...validators(wanted, answer, secrets)};
    if (status === 304 && asked) return {status, content: new Uint8Array(), ...said};
    const expected = status === 200 || wanted.answers?.includes(status);
    const body = bodyOf(wanted, answer, options, connections.wentOn);
    const {content, unclosed} = await (expected ? body : body.catch(() => NOTHING)); // the refusal is what counts
    if (expected) return {status, content, ...(unclosed && {unclosed}), ...said};
    throw refused(wanted.shownAs, status, excerptOf(wanted, answer, redactBytes(content, secrets)));
  }

  return async wanted => {
    let pause = 0;
    for (let tried = 1; ; tried++) {
      await turn(wanted, pause);
      const result = await once(wanted, tried);
      if ("content" in result) return result;
      const {failure, rest} = result;
      pause = rest ?? backoff(tried - 1, effects.random);
      if (tried >= options.tries || pause > options.longestWaitMs) throw failure;
    }
  };
}
