import {createServer} from "node:http";
import type {AddressInfo} from "node:net";

/** What a service answers to one message, and what people would read of it; undefined where it refuses. */
interface Answer {
  status: number;
  body: string;
  shown?: string[];
  headers?: Record<string, string>;
}

export interface Service {
  url: string;
  /** The messages it took, each as the lines that people read, with markup as that service would see it. */
  shown: string[][];
  /** What it answers next, instead of reading. */
  busy: (answer: Answer) => void;
  close: () => Promise<void>;
}

/** A service that keeps its own rules, on this machine. */
export async function startService(rules: (body: unknown, bytes: number) => Answer): Promise<Service> {
  const shown: string[][] = [];
  const next: Answer[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    const answer = next.shift() ?? rules(JSON.parse(raw.toString("utf8")), raw.length);
    if (answer.shown) shown.push(answer.shown);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0/canaryTOKEN`,
    shown,
    busy: answer => next.push(answer),
    close: () => new Promise(resolve => server.close(() => resolve()))
  };
}

type Json = Record<string, unknown>;
const object = (value: unknown): Json => (value !== null && typeof value === "object" ? (value as Json) : {});
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(object) : []);
const only = (value: Json, ...fields: string[]) => Object.keys(value).find(field => !fields.includes(field));

/** Slack: plain text in blocks is shown as it is; `<…>` in `text` is markup. */
export function slack(body: unknown): Answer {
  const {text, blocks} = object(body);
  const texts = list(blocks).map(block => object(block.text));
  const wrong =
    typeof text !== "string" ||
    text.length > 40_000 ||
    texts.length > 50 ||
    texts.some(one => typeof one.text !== "string" || one.text.length < 1 || one.text.length > 3000);
  if (wrong || only(object(body), "text", "blocks")) return {status: 400, body: "invalid_payload"};
  if (/[<>]|&(?!(amp|lt|gt);)/.test(text)) throw new Error(`Slack would take this for markup: ${text}`);
  if (texts.some(({type}) => type !== "plain_text")) throw new Error("Slack would format this");
  return {status: 200, body: "ok", shown: texts.map(one => String(one.text))};
}

/** Mattermost: shows `text` alone, as markdown, and rings for @channel. */
export function mattermost(body: unknown): Answer {
  const {text} = object(body);
  if (typeof text !== "string" || text.length > 16_383) return {status: 400, body: '{"id":"web.incoming_webhook"}'};
  if (/@\w|\*\S|~~|`|\]\(|(^|\s)_\S/.test(text)) throw new Error(`Mattermost would format this: ${text}`);
  return {status: 200, body: "ok", shown: [text]};
}

/** Teams: takes any card and says 202; runs of text are plain, blocks of text would be markdown. */
export function teams(body: unknown, bytes: number): Answer {
  const [card, ...others] = list(object(body).attachments);
  const content = object(card?.content);
  const bad =
    object(body).type !== "message" ||
    others.length > 0 ||
    card?.contentType !== "application/vnd.microsoft.card.adaptive" ||
    content.type !== "AdaptiveCard" ||
    typeof content.version !== "string";
  if (bad) return {status: 400, body: '{"error":{"code":"InvalidRequestContent","message":"canary"}}'};
  if (bytes > 28 * 1024) return {status: 413, body: '{"error":{"code":"RequestEntityTooLarge","message":"canary"}}'};
  const blocks = list(content.body);
  if (blocks.some(({type}) => type !== "RichTextBlock")) throw new Error("Teams would read markdown here");
  const runs = blocks.flatMap(block => list(block.inlines).map(run => String(run.text)));
  if (runs.some(text => text.includes("{{"))) throw new Error("Teams would put a date here");
  return {status: 202, body: "", shown: runs.map(text => text.replaceAll("\u200b", ""))};
}

/** Google Chat: refuses any field it does not know; paragraphs are HTML of a few tags. */
export function googleChat(body: unknown, bytes: number): Answer {
  const invalid = (message: string): Answer => ({
    status: 400,
    body: JSON.stringify({error: {code: 400, message: `canary ${message}`, status: "INVALID_ARGUMENT"}})
  });
  const unknown = only(object(body), "text", "cardsV2", "thread");
  if (unknown) return invalid(`Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.`);
  if (bytes > 32_000) return invalid("Message exceeds 32000 bytes");
  const shown = list(object(body).cardsV2).flatMap(({card}) => {
    const widgets = list(object(card).sections).flatMap(section => list(section.widgets));
    if (widgets.length > 100) throw new Error("Chat would not show more than 100 widgets");
    return [object(object(card).header).title, ...widgets.map(one => object(one.textParagraph).text)].map(String);
  });
  if (shown.slice(1).some(text => /<|>|&(?!(amp|lt|gt);)/.test(text))) throw new Error("Chat would read HTML here");
  const plain = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return {status: 200, body: "{}", shown: shown.map(plain)};
}
