import {createTransport} from "nodemailer";
import {EnvHttpProxyAgent, fetch} from "undici";
import type {Alert} from "../../contracts/alert.js";
import type {WebhookBody} from "./bodies.js";
import {reasonIn} from "./cause.js";
import type {Address, SmtpServer} from "./recipient.js";

const PATIENCE_MS = 10_000;

/** A mail in plain text. */
export interface MailMessage {
  from: Address;
  to: Address[];
  subject: string;
  text: string;
  headers: Record<string, string>;
}

/** A way to a mail server, closed after use; `rejected` are the recipients it would not take while it took others. */
export interface MailTransport {
  sendMail(message: MailMessage): Promise<{rejected: readonly unknown[]}>;
  close(): void;
}

/** What a webhook answered, and the code of its reason where it refused. */
export interface WebhookAnswer {
  status: number;
  reason?: string | undefined;
}

/** The world as alerts touch it; tests hand in another. */
export interface AlertEffects {
  now: () => Date;
  /** Gets each alert once, and a line of text when a channel fails. */
  log: (entry: Alert | string) => void;
  post: (url: string, body: WebhookBody) => Promise<WebhookAnswer>;
  mail: (server: SmtpServer) => MailTransport;
}

/**
 * The real world. A redirect of a webhook is not followed: it would carry the alerts elsewhere. One that asks for a
 * short wait (429 with Retry-After) is asked once more.
 */
export const realEffects: AlertEffects = {
  now: () => new Date(),
  log: entry => console.error(typeof entry === "string" ? entry : `${entry.kind}: ${entry.ja} / ${entry.en}`),
  async post(url, body) {
    const {waitMs, ...answer} = await postOnce(url, body);
    if (answer.status !== 429 || waitMs === undefined || waitMs > PATIENCE_MS) return answer;
    await new Promise(resolve => setTimeout(resolve, waitMs));
    const {waitMs: _again, ...second} = await postOnce(url, body);
    return second;
  },
  mail: server =>
    createTransport({
      ...server,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true
    })
};

const LONGEST_ANSWER = 4096;

/** Through HTTPS_PROXY where that is set, as everything else that leaves an office. */
async function postOnce(url: string, body: WebhookBody): Promise<WebhookAnswer & {waitMs: number | undefined}> {
  const dispatcher = new EnvHttpProxyAgent();
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {"content-type": "application/json; charset=utf-8"},
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
      dispatcher
    });
    const {status, headers} = response;
    const seconds = headers.get("retry-after") ?? "";
    const waitMs = /^\d{1,5}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
    const reason = status < 400 ? undefined : reasonIn(await beginningOf(response.body), url);
    return {status, waitMs, ...(status >= 400 && {reason})};
  } finally {
    await dispatcher.destroy(); // with what is left of the answer
  }
}

/** As much of an answer as a reason may stand in; the rest is not fetched. */
async function beginningOf(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  let text = "";
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString("utf8");
    if (text.length > LONGEST_ANSWER) break;
  }
  return text;
}
