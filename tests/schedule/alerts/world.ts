import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {SMTPServer, type SMTPServerOptions} from "smtp-server";
import {readLines} from "../../../pipeline/collect/jsonLines.js";
import type {Alert} from "../../../pipeline/contracts/alert.js";
import type {AlertEffects} from "../../../pipeline/schedule/alerts/effects.js";
import {type AlertSettings, alertSettings} from "../../../pipeline/schedule/alerts/settings.js";
import {withFolder} from "../../helpers/project.js";

/** An alert by its key, e.g. "failure:world_bank:run-1". */
export function alertOf(key: string, more: Partial<Alert> = {}): Alert {
  const [kind, subject = "x"] = key.split(":");
  const texts = {ja: `世界銀行の取得に失敗（${subject}）`, en: `could not collect ${subject}`};
  const whole = {key, kind: kind as Alert["kind"], at: "2026-11-24T00:00:00.000Z", run_id: "run-1", subject, ...texts};
  return {...whole, ...more};
}

export function settingsOf(env: Record<string, string> = {}): AlertSettings {
  return alertSettings(env);
}

/** Effects whose clock is moved by hand, and what they were asked to do. */
export interface World {
  path: string;
  folder: string;
  /** In Japan, e.g. "2026-11-24T09:00". */
  setClock(time: string): void;
  now: () => Date;
  effects: AlertEffects;
  /** Keys of alerts and lines of text, as logged. */
  logged: string[];
  /** What a webhook was sent, by the keys of its alerts. */
  posted: string[][];
  mailed: {subject: string; text: string}[];
}

/** A folder of its own, with an outbox and a world in which every channel works. */
export async function withWorld(work: (world: World) => Promise<void>): Promise<void> {
  await withFolder(async folder => {
    let clock = "2026-11-24T09:00";
    const now = () => new Date(`${clock}:00.000+09:00`);
    const logged: string[] = [];
    const posted: string[][] = [];
    const mailed: {subject: string; text: string}[] = [];
    const effects: AlertEffects = {
      now,
      log: entry => logged.push(typeof entry === "string" ? entry : entry.key),
      async post(_url, body) {
        posted.push("alerts" in body ? body.alerts.map(({key}) => key) : []);
        return {status: 200};
      },
      mail: () => ({
        async sendMail({subject, text}) {
          mailed.push({subject, text});
          return {rejected: []};
        },
        close() {}
      })
    };
    const setClock = (time: string) => {
      clock = time;
    };
    await work({path: join(folder, "alerts.jsonl"), folder, setClock, now, effects, logged, posted, mailed});
  });
}

/** The lines of the outbox in short, e.g. "raised failure:a", "delivered webhook failure:a failure:b". */
export async function linesOf(path: string): Promise<string[]> {
  const events = (await readLines(path)).map(line => JSON.parse(line));
  return events.map(({event, alert, channel, keys}) =>
    alert ? `${event} ${alert.key}` : `${event} ${channel} ${keys.join(" ")}`
  );
}

/** A web server that answers with one status after the other, the last one ever after; status 0 is silence. */
export async function withReceiver(
  statuses: number[],
  work: (url: string, received: {type: string | undefined; body: string}[]) => Promise<void>
): Promise<void> {
  const received: {type: string | undefined; body: string}[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({type: request.headers["content-type"], body: Buffer.concat(chunks).toString("utf8")});
    const status = statuses[Math.min(received.length, statuses.length) - 1] ?? 200;
    if (status > 0) response.writeHead(status, {location: "/elsewhere"}).end("an answer");
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, received);
  } finally {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
}

/** A mail server, and the mails it took, decoded. */
export async function withMailServer(
  options: SMTPServerOptions,
  work: (address: string, mails: Mail[]) => Promise<void>
): Promise<void> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", chunk => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({address}) => address);
        mails.push({to, ...decodeMail(Buffer.concat(chunks).toString("utf8"))});
        done();
      });
    },
    ...options
  });
  server.on("error", () => undefined); // a client that hangs up is part of some tests
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  try {
    await work(`127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails);
  } finally {
    await new Promise<void>(resolve => server.close(resolve));
  }
}

export interface Mail {
  to: string[];
  headers: Record<string, string>;
  body: string;
}

function decodeMail(raw: string): Omit<Mail, "to"> {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = Object.fromEntries(lines.map(line => [line.split(":")[0]?.toLowerCase(), words(line)]));
  const body = rest.join("\r\n\r\n");
  const coding = headers["content-transfer-encoding"];
  if (coding === "base64") return {headers, body: Buffer.from(body, "base64").toString("utf8")};
  return {headers, body: coding === "quoted-printable" ? unquoted(body.replace(/=\r\n/g, "")) : body};
}

/** The value of a header line, its encoded words decoded. */
function words(line: string): string {
  const value = line.slice(line.indexOf(":") + 1).trim();
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_all, kind: string, text: string) =>
      kind.toLowerCase() === "b" ? Buffer.from(text, "base64").toString("utf8") : unquoted(text.replaceAll("_", " "))
    );
}

function unquoted(text: string): string {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1"
  ).toString("utf8");
}
