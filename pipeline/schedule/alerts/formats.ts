import type {Alert} from "../../contracts/alert.js";
import {genericBody, googleChatBody, slackBody, teamsBody, type WebhookBody} from "./bodies.js";
import {linesText, subjectText} from "./message.js";

/** How a webhook wants its messages. Mattermost takes Slack's. */
export const webhookFormats = ["generic", "slack", "teams", "google-chat"] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

const TEAMS =
  /\.(logic\.azure\.(com|us)|powerplatform\.(com|us)|powerautomate\.com|flow\.microsoft\.com|webhook\.office\.com)$/;

/** The format of the service that has this host; the generic one for a host that is none of them. */
export function formatOfHost(host: string): WebhookFormat {
  if (/^hooks\.slack(-gov)?\.com$/.test(host)) return "slack";
  if (host === "chat.googleapis.com") return "google-chat";
  return TEAMS.test(host) ? "teams" : "generic";
}

/** How one service is written to: with how many alerts at most, and whether a message is small enough for it. */
interface Format {
  make: (lines: readonly string[], alerts: readonly Alert[]) => WebhookBody;
  most: number;
  fits: (body: WebhookBody) => boolean;
}

const upTo = (most: number) => (body: WebhookBody) => Buffer.byteLength(JSON.stringify(body)) <= most;

const FORMATS: Record<WebhookFormat, Format> = {
  generic: {make: (lines, alerts) => genericBody(alerts, lines), most: 50, fits: () => true},
  slack: {
    make: slackBody,
    most: 48, // of 50 blocks; the first line and the last are the others
    fits: body => "blocks" in body && body.text.length <= 16_000 // Mattermost takes 16,383 characters
  },
  teams: {make: teamsBody, most: 50, fits: upTo(27_000)}, // 28 kB, with what Teams puts around it
  "google-chat": {make: googleChatBody, most: 50, fits: upTo(30_000)} // 32,000 bytes a message
};

/** The alerts as one message; what a service would not take is counted in its last line. */
export function webhookBody(format: WebhookFormat, alerts: readonly Alert[], lang: "ja" | "en"): WebhookBody {
  const {make, most, fits} = FORMATS[format];
  for (let shown = Math.min(alerts.length, most); ; shown--) {
    const lines = [subjectText(alerts, lang), ...linesText(alerts, lang, shown).split("\n")];
    const body = make(lines, alerts);
    if (shown === 0 || fits(body)) return body;
  }
}
