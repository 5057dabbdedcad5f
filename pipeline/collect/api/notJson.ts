import type {Heard} from "./client.js";

/**
 * The refusal of an answer that is no JSON where JSON was asked for: a service in trouble answers with a page for
 * people.
 */
export function notJson(content: Uint8Array): Heard {
  const said = new TextDecoder()
    .decode(content.subarray(0, 2000))
    .replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 200);
  return {
    keep: false,
    problem: {
      ja: `JSON ではない応答でした${said && `：${said}`}`,
      en: `the answer is no JSON${said && `: ${said}`}`
    }
  };
}
