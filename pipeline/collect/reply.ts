import {parseJson} from "../contracts/api/json.js";
import type {Problem} from "../errors.js";
import type {Client, Heard, Reply} from "./api/client.js";
import type {Fetched, HttpRequest} from "./httpRequest.js";
import {redact} from "./redact.js";

/** What was answered, with its JSON where the body is any. */
export function replyOf(status: number, content: Uint8Array): Reply {
  try {
    return {status, content, json: parseJson(new TextDecoder().decode(content))};
  } catch (error) {
    if (error instanceof SyntaxError) return {status, content, json: undefined};
    throw error;
  }
}

/**
 * Why an answer is of no use, as the service words it, without the keys it was told, however they were spelled; of
 * another host's answer, only that it is of none.
 */
export function refusalOf(
  {problem}: Extract<Heard, {keep: false}>,
  {elsewhere = false}: Pick<Fetched, "elsewhere">,
  {secrets = []}: Pick<HttpRequest, "secrets">
): Omit<Problem, "where"> {
  if (!elsewhere) return {ja: redact(problem.ja, secrets), en: redact(problem.en, secrets)};
  return {ja: "転送先の応答は使えません。", en: "the answer of the host it redirects to cannot be used."};
}

/** Whether two answers say the same, but for what changes with every asking. */
export function saysTheSame({lasting}: Client, one: Reply, other: Reply): boolean {
  if (Buffer.from(one.content).equals(other.content)) return true;
  if (!lasting || one.json === undefined || other.json === undefined) return false;
  return JSON.stringify(lasting(one.json)) === JSON.stringify(lasting(other.json));
}
