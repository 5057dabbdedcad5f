import type {Answering, Asked} from "../helpers/api/fileServer.js";

/** What goes wrong, one question after the other. Each answer tells all that it was asked, in every spelling. */
export type Mischief = "elsewhere" | "ring" | "gone" | "broken" | "echo" | "busy" | "locked" | "throttled" | "slow";

/** What a request tells, with nothing escaped. */
export function told({path, headers}: Pick<Asked, "path" | "headers">): string {
  return `${decodeURIComponent(path)} ${Object.values(headers).join(" ")}`;
}

/** The same as services repeat it: as it is, in JSON, in an address. */
function repeated(asked: Asked): string {
  const read = told(asked);
  return [asked.path, JSON.stringify(asked.headers), read, JSON.stringify(read), encodeURIComponent(read)].join(" ");
}

/** The keys that a request tells, in base64, behind a user of no, one and two signs. */
function inBase64(asked: Asked, keys: readonly string[]): string {
  const words = keys.filter(key => told(asked).includes(key));
  return words.flatMap(key => ["", "x", "xy"].map(user => Buffer.from(user + key).toString("base64"))).join(" ");
}

/**
 * Answers questions in the order in which they come up, one mischief each; asked again, a question meets its own again.
 * What an answer of success repeats is the keys only: of what is written out in a table the archive keeps it.
 */
export function mischievous(modes: readonly Mischief[], other: string, keys: readonly string[]) {
  const met = new Map<string, Mischief>();
  const answer = (asked: Asked): Answering => {
    const question = `${asked.path} ${JSON.stringify(asked.headers)}`;
    const [api = ""] = asked.path.split("/").slice(1);
    const own = [...met.keys()].filter(key => key.startsWith(`/${api}/`)).length;
    const mode = met.get(question) ?? modes[own];
    if (mode === undefined) return {status: 410};
    met.set(question, mode);
    return answers[mode](asked, other, keys);
  };
  return {answer, met: () => [...met.entries()].map(([path, mode]) => `${path.split("/")[1]} ${mode}`)};
}

const answers: Record<Mischief, (asked: Asked, other: string, keys: readonly string[]) => Answering> = {
  elsewhere: (_asked, other) => ({status: 302, headers: {location: `${other}there?sig=CANARY-REDIRECT`}}),
  ring: ({path}) => ({status: 307, headers: {location: `${path}#CANARY-REDIRECT`}}),
  gone: asked => ({status: 404, body: repeated(asked)}),
  broken: asked => ({body: `<html><title>${repeated(asked)}`}),
  echo(asked, _other, all) {
    const keys = all.filter(key => told(asked).includes(key));
    const body = JSON.stringify({echo: keys, again: keys.map(encodeURIComponent)});
    const [etag] = asked.path.match(/t=CANARY-\w+/) ?? ["1"]; // what no variable names
    return {body, etag: JSON.stringify(etag), headers: {"last-modified": keys.join(" ")}};
  },
  busy: asked => ({status: 500, body: repeated(asked)}),
  locked: (asked, _other, keys) => ({status: 401, body: `${inBase64(asked, keys)} ${repeated(asked)}`}),
  throttled: asked => ({status: 429, body: repeated(asked), headers: {"retry-after": "1"}}),
  slow: () => ({slowMs: 600_000})
};

/** The host a redirect leads to: it repeats what it was asked, as a refusal that some services' clients read. */
export const elsewhere = (asked: Asked): Answering => ({status: 400, body: repeated(asked)});
