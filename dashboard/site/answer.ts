import {realpath} from "node:fs/promises";
import {join} from "node:path";
import type {FastifyReply, FastifyRequest} from "fastify";
import {find} from "./find.js";
import {pathOf} from "./headers.js";
import {sendNotFound} from "./notFound.js";
import {say, sayNotBuilt} from "./say.js";
import {sendFile} from "./sendFile.js";
import {sendFresh} from "./sendFresh.js";

/**
 * Answers one request for a site. The link to it is followed once, here, so that what is looked up and what is sent are
 * of one build.
 */
export async function answer(folder: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const {url = "/"} = request.raw;
  const path = pathOf(url);
  if (!path.startsWith("/")) return say(reply, 400);
  const build = await realpath(folder).catch(() => undefined);
  if (build === undefined) return sayNotBuilt(reply);
  const found = await find(build, path);
  if (!found) return sendNotFound(build, path, reply);
  if ("redirect" in found) return say(reply, 301, {location: found.redirect + (/\?.*$/s.exec(url)?.[0] ?? "")});
  if (found.file === "operations.json") return sendFresh(join(build, found.file), request, reply);
  return sendFile(build, found.file, request, reply);
}
