import {readFile} from "node:fs/promises";
import type {IncomingMessage, ServerResponse} from "node:http";
import {join} from "node:path";
import {promisify} from "node:util";
import {gzip} from "node:zlib";

/**
 * Sends operations.json of a built site, packed as it is asked for: it changes between builds, so that no packed copy
 * lies beside it. Returns false, having sent nothing, if something else was asked for or the site has none.
 */
export async function sendOperations(
  folder: string,
  {url = "", method, headers}: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  if (url.split("?")[0] !== "/operations.json" || method !== "GET") return false;
  const content = await readFile(join(folder, "operations.json")).catch(() => undefined);
  if (!content) return false;
  const packed = /\bgzip\b/.test(String(headers["accept-encoding"] ?? ""));
  const body = packed ? await promisify(gzip)(content) : content;
  response
    .writeHead(200, {
      "content-type": "application/json; charset=utf-8",
      "content-length": body.byteLength,
      "cache-control": "no-store",
      vary: "Accept-Encoding",
      ...(packed && {"content-encoding": "gzip"})
    })
    .end(body);
  return true;
}
