import {readFile} from "node:fs/promises";
import {promisify} from "node:util";
import {gzip} from "node:zlib";
import type {FastifyReply, FastifyRequest} from "fastify";
import {everyHeader, pathOf, takesGzip} from "./headers.js";

/**
 * Sends operations.json of a built site, packed as it is asked for: it changes between builds, so that no packed copy
 * lies beside it, and none is kept anywhere.
 */
export async function sendFresh(file: string, {raw}: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const content = await readFile(file);
  const packed = takesGzip(`${raw.headers["accept-encoding"] ?? ""}`);
  const body = packed ? await promisify(gzip)(content) : content;
  return reply
    .headers(everyHeader(pathOf(raw.url ?? "/")))
    .headers({
      "content-type": "application/json; charset=utf-8",
      "content-length": body.byteLength,
      "cache-control": "no-store",
      vary: "Accept-Encoding",
      ...(packed && {"content-encoding": "gzip"})
    })
    .send(body);
}
