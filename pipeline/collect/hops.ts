import {type EnvHttpProxyAgent, fetch, type Response} from "undici";
import {HttpFailure} from "./httpFailure.js";
import type {HttpOptions, HttpRequest} from "./httpRequest.js";

/** Follows redirects by hand: each must be allowed as the first was, and none carries the key to another host. */
export async function follow(
  wanted: HttpRequest,
  {allowHttp, timeoutMs, maxRedirects}: HttpOptions,
  {dispatcher, signal: stop}: {dispatcher: EnvHttpProxyAgent; signal: AbortSignal | undefined}
) {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = stop ? AbortSignal.any([stop, timeout]) : timeout;
  const origin = new URL(wanted.url).origin;
  let url = new URL(wanted.url);
  for (let hops = 0; ; hops++) {
    if (url.protocol !== "https:" && !(allowHttp && url.protocol === "http:"))
      throw new HttpFailure(
        wanted.shownAs,
        `${url.protocol}// には接続しません。https だけを使います（http を許すには BIO_ALLOW_HTTP=1）。`,
        `${url.protocol}// is not used, only https (BIO_ALLOW_HTTP=1 allows http).`,
        false
      );
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
      throw new HttpFailure(
        wanted.shownAs,
        `転送が ${maxRedirects} 回を超えました。`,
        `redirected more than ${maxRedirects} times.`,
        false
      );
    url = new URL(location, url);
  }
}

/** The whole body, unpacked; a body that is larger than allowed is not read to its end. */
export async function bodyOf(response: Response, maxBytes: number, where: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > maxBytes)
      throw new HttpFailure(
        where,
        `応答が ${maxBytes} バイトを超えています。`,
        `the answer is larger than ${maxBytes} bytes.`,
        false
      );
    parts.push(part);
  }
  return Buffer.concat(parts);
}
