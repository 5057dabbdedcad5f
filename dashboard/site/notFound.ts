import {readFile} from "node:fs/promises";
import {extname, join} from "node:path";
import type {FastifyReply} from "fastify";
import {isFile} from "./find.js";
import {everyHeader, pageHeaders} from "./headers.js";
import {policyIn} from "./policy.js";
import {say} from "./say.js";

/** Deeper than any page of ours: nobody is led home by a page of dots. */
const DEEPEST = 20;

/**
 * Answers that there is nothing at an address: with the site's own page where a page was looked for, its links leading
 * to the root of the site from however deep the address is; with a line of text where another file was.
 */
export async function sendNotFound(build: string, path: string, reply: FastifyReply): Promise<FastifyReply> {
  const depth = path.split("/").length - 2;
  const looked = ["", ".html"].includes(extname(path));
  if (!looked || depth > DEEPEST || !(await isFile(build, "404.html"))) return say(reply, 404);
  const page = await readFile(join(build, "404.html"), "utf8");
  const root = "../".repeat(depth);
  return reply
    .code(404)
    .headers({...everyHeader(path), ...pageHeaders(policyIn(page)), "content-type": "text/html; charset=utf-8"})
    .send(root === "" ? page : page.replaceAll('="./', `="${root}`));
}
