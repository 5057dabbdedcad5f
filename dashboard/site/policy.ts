import {createHash} from "node:crypto";
import {open} from "node:fs/promises";

/**
 * What a page may load and run: what its own site has, and nothing else; of scripts that stand in it, those whose hash
 * is named. Styles may stand anywhere, for charts carry theirs.
 */
export function policy(hashes: readonly string[] = []): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'"
  ].join("; ");
}

/** With what a page begins; the policy follows it. */
const CHARSET = '<meta charset="utf-8">';
const OPENING = '<meta http-equiv="Content-Security-Policy" content="';

/**
 * Writes a page's policy into it, in front of all that it could forbid, so that it holds on any host. Only scripts of
 * its head are known by their hash: in the body stands what people wrote, and no script.
 */
export function withPolicy(page: string): string {
  const head = page.slice(0, page.indexOf("</head>"));
  const scripts = [...head.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  const own = scripts.filter(([, attributes = ""]) => !/\ssrc=|\stype="[^"]*json"/.test(attributes));
  const hashes = own.map(([, , text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  const said = `${OPENING}${policy(hashes)}">\n<meta name="referrer" content="same-origin">`;
  if (!head.includes(CHARSET)) throw new Error(`found no ${CHARSET} in a page's head, where its policy belongs`);
  return page.replace(CHARSET, `${CHARSET}\n${said}`);
}

/** The policy that a page says; the strictest for one that says none. */
export function policyIn(page: string): string {
  const start = page.indexOf(OPENING);
  if (start < 0) return policy();
  return /^[\w '+/=;:-]*/.exec(page.slice(start + OPENING.length))?.[0] ?? policy();
}

/** The policy of a built page, which stands within its first lines: the header of an answer says the same. */
export async function policyOf(file: string): Promise<string> {
  const page = await open(file);
  try {
    const {buffer, bytesRead} = await page.read(Buffer.alloc(2048), 0, 2048, 0);
    return policyIn(buffer.toString("utf8", 0, bytesRead));
  } finally {
    await page.close();
  }
}
