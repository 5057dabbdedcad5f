import type {Readable} from "node:stream";
import {type Dispatcher, request} from "undici";
import {failure} from "./httpFailure.js";
import type {HttpOptions, HttpRequest} from "./httpRequest.js";
import {assertPublicHost} from "./publicAddress.js";
import {ACCEPTED} from "./unpack.js";

/** What a server answers: its body as it comes over the wire. */
export interface Answer {
  status: number;
  /** Where the last redirect led. */
  url: URL;
  header(name: string): string | undefined;
  body: Readable;
}

/** What a redirect is followed with. */
export interface Way {
  dispatcher: Dispatcher;
  signal: AbortSignal | undefined;
  /** Called before another host is asked than the one before; may throw. */
  heed?: (url: URL) => Promise<void>;
  /** Called before an origin is asked. */
  begin?: (origin: string) => void;
}

/** Follows redirects by hand: each must be allowed as the first was, and none carries the key to another host. */
export async function follow(
  wanted: HttpRequest,
  options: HttpOptions,
  {dispatcher, signal: stop, heed, begin}: Way
): Promise<Answer> {
  const {timeoutMs, maxRedirects} = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = stop ? AbortSignal.any([stop, timeout]) : timeout;
  const {origin} = new URL(wanted.url);
  let url = new URL(wanted.url);
  for (let hops = 0; ; hops++) {
    assertAllowed(url, wanted.shownAs, options);
    begin?.(url.origin);
    const headers = {
      accept: "application/json, */*;q=0.5",
      "accept-encoding": ACCEPTED,
      "user-agent": "bio-strategy-progress",
      ...(url.origin === origin && wanted.headers),
      ...(wanted.etag !== undefined && {"if-none-match": wanted.etag}),
      ...(wanted.lastModified !== undefined && {"if-modified-since": wanted.lastModified})
    };
    // the limits of the library itself are for silence only: the one of the try holds for all
    const limits = {headersTimeout: 0, bodyTimeout: 0};
    const response = await request(url, {method: "GET", signal, headers, dispatcher, ...limits});
    const answer = answerOf(response, url);
    const location = answer.header("location");
    if (location === undefined || answer.status < 301 || answer.status > 308 || answer.status === 304) return answer;
    leave(answer);
    if (hops >= maxRedirects)
      throw failure(
        "redirected",
        wanted.shownAs,
        `転送が ${maxRedirects} 回を超えました。`,
        `redirected more than ${maxRedirects} times.`
      );
    const next = new URL(location, url);
    if (next.host !== url.host) await heed?.(next);
    url = next;
  }
}

function answerOf({statusCode, headers, body}: Dispatcher.ResponseData, url: URL): Answer {
  body.on("error", () => {}); // whoever reads it is told; whoever has left it need not be
  return {
    status: statusCode,
    url,
    header(name) {
      const said = headers[name];
      return Array.isArray(said) ? said.join(", ") : said;
    },
    body
  };
}

/** Gives up what was not read of an answer. */
export function leave({body}: Answer): void {
  body.destroy();
}

/** Throws for an address that may not be asked, the first or one that a redirect leads to; nothing of it is quoted. */
function assertAllowed(url: URL, where: string, {allowHttp, allowPrivate}: HttpOptions): void {
  if (url.protocol !== "https:" && !(allowHttp && url.protocol === "http:"))
    throw failure(
      "address_refused",
      where,
      `${url.protocol}// には接続しません。https だけを使います（http を許すには BIO_ALLOW_HTTP=1）。`,
      `${url.protocol}// is not used, only https (BIO_ALLOW_HTTP=1 allows http).`
    );
  if (url.username !== "" || url.password !== "")
    throw failure(
      "address_refused",
      where,
      "利用者名を含む URL には接続しません。",
      "an address with a user in it is not used."
    );
  if (!allowPrivate) assertPublicHost(url);
}
