import {createTransport} from "nodemailer";
import {fetch} from "undici";
import type {Alert} from "../../contracts/alert.js";
import type {Address, SmtpServer} from "./recipient.js";

const PATIENCE_MS = 10_000;

/** What a webhook receives. `text` alone is shown by receivers of the kind of Slack, Teams and Mattermost. */
export interface WebhookBody {
  alerts: Alert[];
  text: string;
}

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

/** The world as alerts touch it; tests hand in another. */
export interface AlertEffects {
  now: () => Date;
  /** Gets each alert once, and a line of text when a channel fails. */
  log: (entry: Alert | string) => void;
  post: (url: string, body: WebhookBody) => Promise<{status: number}>;
  mail: (server: SmtpServer) => MailTransport;
}

/** The real world. A redirect of a webhook is not followed: it would carry the alerts elsewhere. */
export const realEffects: AlertEffects = {
  now: () => new Date(),
  log: entry => console.error(typeof entry === "string" ? entry : `${entry.kind}: ${entry.ja} / ${entry.en}`),
  async post(url, body) {
    const response = await fetch(url, {
      method: "POST",
      headers: {"content-type": "application/json; charset=utf-8"},
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS)
    });
    await response.body?.cancel();
    return {status: response.status};
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
