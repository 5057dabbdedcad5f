import {parseJson} from "../contracts/api/json.js";
import type {Answer} from "./api/client.js";

/** What was answered, with its JSON where the body is any. */
export function answerOf(status: number, content: Uint8Array): Answer {
  try {
    return {status, content, json: parseJson(new TextDecoder().decode(content))};
  } catch (error) {
    if (error instanceof SyntaxError) return {status, content, json: undefined};
    throw error;
  }
}
