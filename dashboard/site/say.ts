import {STATUS_CODES} from "node:http";
import type {Socket} from "node:net";
import type {FastifyReply} from "fastify";
import {everyHeader, isPublished, pathOf} from "./headers.js";

/** What an answer says that is no file, in Japanese and English. */
const TEXTS: Readonly<Record<number, string>> = {
  301: "別のアドレスにあります。 / This is at another address.",
  400: "この要求は読めません。 / This request cannot be read.",
  404: "このアドレスには何もありません。 / There is nothing at this address.",
  405: "このサイトは読むだけのものです（GET と HEAD）。 / This site can only be read (GET and HEAD).",
  408: "要求が最後まで届きませんでした。 / The request did not come to its end.",
  412: "ファイルは、求められた版ではありません。 / The file is not of the version that was asked for.",
  416: "ファイルにその範囲はありません。 / The file has no such range.",
  431: "要求のヘッダーが長すぎます。 / The headers of the request are too long.",
  500: "サーバーがこのファイルを読めませんでした。 / The server could not read this file."
};

/** Answers with a status and its sentence, and with nothing that was prepared for another answer. */
export function say(reply: FastifyReply, status: number, headers: Record<string, string> = {}): FastifyReply {
  for (const name of Object.keys(reply.getHeaders())) reply.removeHeader(name);
  return reply
    .code(status)
    .headers({...everyHeader(pathOf(reply.request.raw.url ?? "/")), "content-type": "text/plain; charset=utf-8"})
    .headers(headers)
    .send(textOf(status));
}

const NOT_BUILT = `<!doctype html>
<html lang="ja"><meta charset="utf-8"><meta http-equiv="refresh" content="10">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>準備中 / being built</title>
<style>
:root { color-scheme: light dark; font: 16px/1.7 sans-serif; }
body { max-width: 40em; margin: 4em auto; padding: 0 1em; }
</style>
<h1>サイトの準備中です</h1>
<p>サイトがまだありません。できると、この画面はひとりでに切り替わります。（作るには bio build）</p>
<p lang="en">There is no site yet. This page gives way by itself once there is one. (bio build makes it.)</p>
</html>
`;

/** Answers that no site stands yet: it may be being built, so that whoever waits sees it by itself. */
export function sayNotBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .headers({...everyHeader(pathOf(reply.request.raw.url ?? "/")), "content-type": "text/html; charset=utf-8"})
    .headers({"cache-control": "no-store", "retry-after": "10"})
    .send(NOT_BUILT);
}

/** Answers to what went wrong on our side; a request that the framework itself refuses is the reader's mistake. */
export function fail(reply: FastifyReply, error: unknown): FastifyReply {
  const {statusCode = 500} = error as {statusCode?: number};
  return say(reply, statusCode < 500 ? 400 : 500);
}

/** Answers to a method that is not for reading; a browser may ask beforehand what it may do with published files. */
export function otherMethod(reply: FastifyReply): FastifyReply {
  const {method, url = "/"} = reply.request.raw;
  const allow = isPublished(pathOf(url)) ? "GET, HEAD, OPTIONS" : "GET, HEAD";
  if (method !== "OPTIONS" || !isPublished(pathOf(url))) return say(reply, 405, {allow, connection: "close"});
  return reply
    .code(204)
    .headers({...everyHeader(pathOf(url)), allow, "access-control-allow-methods": allow})
    .headers({"access-control-allow-headers": "*", "access-control-max-age": "86400"})
    .send();
}

const REFUSED: Readonly<Record<string, number>> = {HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408};

/** Answers to what is no HTTP, on the bare connection, and ends that. */
export function answerToBrokenRequest({code = ""}: NodeJS.ErrnoException, socket: Socket): void {
  const status = REFUSED[code] ?? 400;
  const headers = {...everyHeader("/"), "content-type": "text/plain; charset=utf-8", connection: "close"};
  const body = textOf(status);
  const lines = Object.entries({...headers, "content-length": Buffer.byteLength(body)}).map(pair => pair.join(": "));
  if (socket.writable && code !== "ECONNRESET")
    socket.write([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", body].join("\r\n"));
  socket.destroySoon();
}

function textOf(status: number): string {
  return `${status} ${TEXTS[status] ?? STATUS_CODES[status]}\n`;
}
