import {stat} from "node:fs/promises";
import {extname, join} from "node:path";
import {isUtf8MimeType, mime, send} from "@fastify/send";
import type {FastifyReply, FastifyRequest} from "fastify";
import {isFile} from "./find.js";
import {everyHeader, isForEver, oneRange, pageHeaders, pathOf, takesGzip} from "./headers.js";
import {policyOf} from "./policy.js";
import {say} from "./say.js";

mime.define({
  "application/vnd.apache.arrow.stream": ["arrow"],
  "application/vnd.apache.parquet": ["parquet"]
});

/**
 * Sends a file of a built site: the packed copy beside it to whoever takes that, a range where one is asked for (of the
 * file itself, whose bytes are what is counted), or word that nothing changed.
 */
export async function sendFile(
  build: string,
  file: string,
  {raw}: FastifyRequest,
  reply: FastifyReply
): Promise<FastifyReply> {
  const {range, ...others} = raw.headers;
  const wanted = isWeak(others["if-range"]) ? undefined : range;
  const ranged = wanted === undefined ? undefined : oneRange(wanted, (await stat(join(build, file))).size);
  const mayPack = ranged === undefined && takesGzip(`${others["accept-encoding"] ?? ""}`);
  const packed = mayPack && (await isFile(build, `${file}.gz`));
  raw.headers = {...others, ...(ranged !== undefined && {range: ranged})};
  const rules = extname(file) === ".html" ? pageHeaders(await policyOf(join(build, file))) : {};
  const sent = await send(raw, encodeURI(`/${file}${packed ? ".gz" : ""}`), {
    root: build,
    index: false,
    cacheControl: false
  });
  const {"Content-Range": part} = sent.headers;
  if (sent.type !== "file") return say(reply, sent.statusCode, part === undefined ? {} : {"content-range": part});
  return reply
    .code(sent.statusCode)
    .headers({...everyHeader(pathOf(raw.url ?? "/")), ...sent.headers, ...rules, vary: "Accept-Encoding"})
    .headers(sent.statusCode === 304 ? {} : {"content-type": typeOf(file), ...(packed && {"content-encoding": "gzip"})})
    .headers(isForEver(file) ? {"cache-control": "public, max-age=31536000, immutable"} : {})
    .send(sent.stream);
}

/** A weak tag says that two versions serve the same, not that a part of one fits the other: then all of it is sent. */
function isWeak(tag: string | string[] | undefined): boolean {
  return /^\s*W\//.test(`${tag ?? ""}`);
}

function typeOf(file: string): string {
  const type = mime.getType(file) ?? "application/octet-stream";
  return isUtf8MimeType(type) ? `${type}; charset=utf-8` : type;
}
