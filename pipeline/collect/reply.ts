import {parseJson} from "../contracts/api/json.js";
import type {Reply} from "./api/client.js";

/** What was answered, with its JSON where the body is any. */
export function replyOf(status: number, content: Uint8Array): Reply {
  try {
    return {status, content, json: parseJson(new TextDecoder().decode(content))};
  } catch (error) {
    if (error instanceof SyntaxError) return {status, content, json: undefined};
    throw error;
  }
}
