import {createServer, type IncomingHttpHeaders, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {gzipSync} from "node:zlib";

export interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
  /** The status it was answered with. */
  status?: number;
}

/** How one request is answered. */
export interface Answering {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Version of the body: a request that names it is answered with 304, as HTTP asks (RFC 9110 section 13). */
  etag?: string;
  lastModified?: string;
  gzip?: boolean;
  /** The connection breaks in the middle of the body. */
  cut?: boolean;
  /** Nothing comes for so long. */
  slowMs?: number;
}

/** One answer for ever; or one for each request, the last one from then on; or one made of the request. */
export type Script = Answering | readonly Answering[] | ((asked: Asked, nth: number) => Answering);

export interface StubServer {
  base: string;
  requests: Asked[];
  /** Answers a path (without its query) in another way from now on. */
  set(path: string, script: Script): void;
  close(): Promise<void>;
}

/** A server of files on this machine; "*" answers what no other path does, and without it such a path is 404. */
export async function startFileServer(scripts: Record<string, Script>): Promise<StubServer> {
  const known = new Map(Object.entries(scripts));
  const times = new Map<string, number>();
  const requests: Asked[] = [];
  const server = createServer((request, response) => {
    const asked: Asked = {path: request.url ?? "/", headers: request.headers};
    requests.push(asked);
    const path = asked.path.split("?")[0] ?? "/";
    const nth = (times.get(path) ?? 0) + 1;
    times.set(path, nth);
    const script = known.get(path) ?? known.get("*") ?? {status: 404, body: "not found"};
    const answering =
      typeof script === "function"
        ? script(asked, nth)
        : Array.isArray(script)
          ? script[Math.min(nth, script.length) - 1]
          : script;
    const answer = answering as Answering;
    if (answer.slowMs === undefined) send(response, asked, answer);
    else setTimeout(() => send(response, asked, answer), answer.slowMs).unref();
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    set(path, script) {
      known.set(path, script);
      if (path === "*") times.clear();
      else times.delete(path);
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

function send(response: ServerResponse, asked: Asked, answer: Answering): void {
  const {status = 200, headers = {}, body = "", etag, lastModified, gzip, cut} = answer;
  const validators = {...(etag && {etag}), ...(lastModified && {"last-modified": lastModified})};
  asked.status = status === 200 && isKnown(asked.headers, answer) ? 304 : status;
  if (asked.status === 304) {
    response.writeHead(304, validators).end();
    return;
  }
  const whole = Buffer.from(body);
  const sent = gzip ? gzipSync(whole) : whole;
  response.writeHead(status, {
    "content-length": String(sent.byteLength),
    ...(gzip && {"content-encoding": "gzip"}),
    ...validators,
    ...headers
  });
  if (!cut) response.end(sent);
  else response.write(sent.subarray(0, Math.floor(sent.byteLength / 2)), () => response.destroy());
}

/** The tag decides where both are given. */
function isKnown(asked: IncomingHttpHeaders, {etag, lastModified}: Answering): boolean {
  const tag = asked["if-none-match"];
  if (tag !== undefined) return tag === etag;
  return lastModified !== undefined && asked["if-modified-since"] === lastModified;
}
