import {resolve} from "node:path";
import {z} from "zod";
import {OperatorError, type Problem} from "../../errors.js";
import {formatOfHost, type WebhookFormat, webhookFormats} from "./formats.js";
import {type Address, readAddress, readAddresses, readSmtp, readWebhook, type SmtpServer} from "./recipient.js";
import {Secret} from "./secret.js";
import {oneLine} from "./words.js";

/** Where alerts go besides the log, and what is worth one. */
export interface AlertSettings {
  /** A JSON Lines file, as an absolute path. */
  file: string | undefined;
  webhook: Secret<string> | undefined;
  /** As said, or else as the webhook's host wants it. */
  webhookFormat: WebhookFormat;
  mail: {smtp: Secret<SmtpServer>; from: Address; to: Address[]} | undefined;
  /** "HH:MM" in Japan; undefined means at once. */
  digest: string | undefined;
  /** How many readings of one source may be held before it is worth an alert. */
  quarantineLimit: number;
  lang: "ja" | "en";
}

type Environment = Record<string, string | undefined>;

/** Variables that may carry a password, a token, or both: what was found in them is never shown. */
const SECRETS = ["BIO_ALERT_WEBHOOK", "BIO_ALERT_SMTP"];

function environment(plain: boolean, byMail: boolean) {
  const from = read(readAddress, "送信元のメールアドレス（例 bio@example.jp）", "the sender's mail address");
  const to = read(readAddresses, "コンマ区切りのメールアドレス", "mail addresses parted by commas");
  return z.object({
    BIO_ALERT_FILE: z.string().optional(),
    BIO_ALERT_WEBHOOK: read(
      text => readWebhook(text, plain),
      "https:// の URL（http:// はこの計算機宛てか BIO_ALLOW_HTTP=1 のときだけ。ユーザー名は含めない）",
      "an https:// URL (http:// only to this machine or with BIO_ALLOW_HTTP=1; no user name in it)"
    ).optional(),
    BIO_ALERT_WEBHOOK_FORMAT: read(
      text => webhookFormats.find(format => format === text),
      webhookFormats.join("、"),
      `one of ${webhookFormats.join(", ")}`
    ).optional(),
    BIO_ALERT_SMTP: read(
      text => readSmtp(text, plain),
      "smtp://利用者:パスワード@サーバー:ポート か smtps://…（記号は %40 のように符号化する）",
      "smtp://user:password@server:port or smtps://... (signs in a password encoded, as %40)"
    ).optional(),
    BIO_ALERT_FROM: byMail ? from : from.optional(),
    BIO_ALERT_TO: byMail ? to : to.optional(),
    BIO_ALERT_DIGEST: read(
      text => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : undefined),
      "日本時間の HH:MM（例 09:00）",
      "HH:MM in Japan, as 09:00"
    ).optional(),
    BIO_ALERT_QUARANTINE: read(
      text => (/^\d{1,9}$/.test(text) ? Number(text) : undefined),
      "0 以上の整数",
      "a whole number from 0"
    ).default(10),
    BIO_ALERT_LANG: read(text => (text === "ja" || text === "en" ? text : undefined), "ja か en", "ja or en").default(
      "ja"
    )
  });
}

/** A text that `reader` makes sense of; the message of the schema carries what should have been written. */
function read<T>(reader: (text: string) => T | undefined, ja: string, en: string) {
  const message = `${ja}|${en}`;
  return z.string(message).transform((text, context): T => {
    const value = reader(text);
    if (value !== undefined) return value;
    context.addIssue({code: "custom", message});
    return z.NEVER;
  });
}

/**
 * Reads the environment; throws OperatorError with one line for each variable that cannot be used. Empty is the same as
 * not set.
 */
export function alertSettings(env: Environment): AlertSettings {
  const byMail = Boolean(env.BIO_ALERT_SMTP);
  const schema = environment(env.BIO_ALLOW_HTTP === "1", byMail);
  const parsed = schema.safeParse(
    Object.fromEntries(Object.keys(schema.shape).map(name => [name, env[name] || undefined]))
  );
  const problems = parsed.success ? [] : parsed.error.issues.map(issue => problemOf(issue, env));
  if (env.BIO_ALERT_TO && !byMail && !problems.some(({where}) => where === WITHOUT_SERVER.where))
    problems.push(WITHOUT_SERVER);
  if (!parsed.success || problems.length > 0) throw new OperatorError(...problems);
  const {data} = parsed;
  const [smtp, from, to] = [data.BIO_ALERT_SMTP, data.BIO_ALERT_FROM, data.BIO_ALERT_TO];
  const webhook = data.BIO_ALERT_WEBHOOK;
  return {
    file: data.BIO_ALERT_FILE === undefined ? undefined : resolve(data.BIO_ALERT_FILE),
    webhook: webhook === undefined ? undefined : new Secret(webhook),
    webhookFormat: data.BIO_ALERT_WEBHOOK_FORMAT ?? formatOfHost(new URL(webhook ?? "https://localhost").hostname),
    mail: smtp && from && to ? {smtp: new Secret(smtp), from, to} : undefined,
    digest: data.BIO_ALERT_DIGEST,
    quarantineLimit: data.BIO_ALERT_QUARANTINE,
    lang: data.BIO_ALERT_LANG
  };
}

const WITHOUT_SERVER: Problem = {
  where: "BIO_ALERT_TO",
  ja: "宛先はありますが BIO_ALERT_SMTP がないため、メールは送られません。両方を指定するか、両方を外してください。",
  en: "there are recipients but no BIO_ALERT_SMTP, so no mail would be sent; set both or neither."
};

function problemOf({path, message}: z.core.$ZodIssue, env: Environment): Problem {
  const where = String(path[0]);
  const [ja = "", en = ""] = message.split("|");
  if (!env[where]) return {where, ja: `指定がありません。${ja}を指定してください。`, en: `not set, expected ${en}.`};
  if (SECRETS.includes(where))
    return {
      where,
      ja: `値（表示しません）が使えません。${ja}を指定してください。`,
      en: `found a value (not shown) that is not usable, expected ${en}.`
    };
  const found = oneLine(env[where] ?? "");
  return {where, ja: `「${found}」は使えません。${ja}を指定してください。`, en: `found "${found}", expected ${en}.`};
}
