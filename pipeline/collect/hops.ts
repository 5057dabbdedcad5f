import {type EnvHttpProxyAgent, fetch, type Response} from "undici";
import {failure} from "./httpFailure.js";
import type {HttpOptions, HttpRequest} from "./httpRequest.js";
import {assertPublicHost} from "./publicAddress.js";

/** Follows redirects by hand: each must be allowed as the first was, and none carries the key to another host. */
export async function follow(
  wanted: HttpRequest,
  options: HttpOptions,
  {dispatcher, signal: stop}: {dispatcher: EnvHttpProxyAgent; signal: AbortSignal | undefined}
) {
  const {timeoutMs, maxRedirects} = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = stop ? AbortSignal.any([stop, timeout]) : timeout;
  const origin = new URL(wanted.url).origin;
  let url = new URL(wanted.url);
  for (let hops = 0; ; hops++) {
    assertAllowed(url, wanted.shownAs, options);
    const headers = {
      accept: "application/json, */*;q=0.5",
      "user-agent": "bio-strategy-progress",
      ...(url.origin === origin && wanted.headers),
      ...(wanted.etag !== undefined && {"if-none-match": wanted.etag}),
      ...(wanted.lastModified !== undefined && {"if-modified-since": wanted.lastModified})
    };
    const response = await fetch(url, {redirect: "manual", signal, headers, dispatcher});
    const location = response.headers.get("location");
    if (location === null || response.status < 301 || response.status > 308 || response.status === 304) return response;
    await response.body?.cancel();
    if (hops >= maxRedirects)
      throw failure(
        "redirected",
        wanted.shownAs,
        `転送が ${maxRedirects} 回を超えました。`,
        `redirected more than ${maxRedirects} times.`
      );
    url = new URL(location, url);
  }
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

/** The whole body, unpacked; a body that is larger than allowed is not read to its end. */
export async function bodyOf(response: Response, maxBytes: number, where: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > maxBytes)
      throw failure(
        "too_large",
        where,
        `応答が ${maxBytes} バイトを超えています。`,
        `the answer is larger than ${maxBytes} bytes.`
      );
    parts.push(part);
  }
  return Buffer.concat(parts);
}
