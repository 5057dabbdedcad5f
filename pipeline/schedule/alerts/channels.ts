import {appendLine} from "../../collect/jsonLines.js";
import type {Alert, AlertChannel} from "../../contracts/alert.js";
import {Refusal} from "./cause.js";
import type {AlertEffects} from "./effects.js";
import {webhookBody} from "./formats.js";
import {bodyText, subjectText} from "./message.js";
import type {AlertSettings} from "./settings.js";

/** One way out. */
export interface Channel {
  name: AlertChannel;
  /** Where it leads, as far as it may be shown: of an address no more than its host. */
  to: string;
  /** True where all that waits goes as one message, false where each alert is a message of its own. */
  together: boolean;
  /** True where alerts wait for the digest; the log does not. */
  gathers: boolean;
  /** Throws when nothing was handed over; returns a remark on what was. */
  send(alerts: Alert[]): Promise<string | undefined>;
}

/** The log, and whatever else is configured. */
export function channelsOf(settings: AlertSettings, effects: AlertEffects): Channel[] {
  const {file, webhook, mail} = settings;
  return [
    logChannel(effects),
    ...(file === undefined ? [] : [fileChannel(file)]),
    ...(webhook === undefined ? [] : [webhookChannel(webhook.reveal(), settings, effects)]),
    ...(mail === undefined ? [] : [mailChannel(mail, settings, effects)])
  ];
}

function logChannel({log}: AlertEffects): Channel {
  return {
    name: "log",
    to: "stderr",
    together: false,
    gathers: false,
    async send(alerts) {
      for (const one of alerts) log(one);
      return undefined;
    }
  };
}

/** One JSON line for each alert, on disk before it counts as delivered. */
function fileChannel(path: string): Channel {
  return {
    name: "file",
    to: path,
    together: false,
    gathers: true,
    async send(alerts) {
      for (const one of alerts) await appendLine(path, one);
      return undefined;
    }
  };
}

/**
 * A POST of JSON in the format of the service (formats.ts), in the chosen language. Any 2xx is success. The generic
 * format is `{alerts: [{key, kind, at, run_id, subject, ja, en}], text}`, where `text` has at most 50 alerts.
 */
function webhookChannel(url: string, {lang, webhookFormat}: AlertSettings, {post}: AlertEffects): Channel {
  return {
    name: "webhook",
    to: `${new URL(url).host} (${webhookFormat})`,
    together: true,
    gathers: true,
    async send(alerts) {
      const {status, reason} = await post(url, webhookBody(webhookFormat, alerts, lang));
      if (status < 200 || status > 299) throw new Refusal(status, reason);
      return undefined;
    }
  };
}

/**
 * A mail in plain text (UTF-8) to all recipients. Recipients refused while others were served are counted in the
 * remark.
 */
function mailChannel(
  {smtp, from, to}: NonNullable<AlertSettings["mail"]>,
  {lang}: AlertSettings,
  effects: AlertEffects
): Channel {
  return {
    name: "mail",
    to: smtp.reveal().host,
    together: true,
    gathers: true,
    async send(alerts) {
      const transport = effects.mail(smtp.reveal());
      try {
        const headers = {"Auto-Submitted": "auto-generated"}; // keeps absence notes from answering
        const message = {from, to, subject: subjectText(alerts, lang), text: bodyText(alerts, lang), headers};
        const {rejected} = await transport.sendMail(message);
        return rejected.length === 0 ? undefined : refusedText(rejected.length, to.length);
      } finally {
        transport.close();
      }
    }
  };
}

function refusedText(refused: number, all: number): string {
  return (
    `BIO_ALERT_TO: 宛先 ${all} 件のうち ${refused} 件をメールサーバーが受け付けませんでした。 / ` +
    `the mail server would not take ${refused} of ${all} recipients.`
  );
}
