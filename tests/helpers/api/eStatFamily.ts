import {createServer, type IncomingHttpHeaders, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {gzipSync} from "node:zlib";

/** How a service can misbehave, one request long. */
export type Mischief =
  | "throttled"
  | "busy"
  | "refusing"
  | "empty"
  | "slow"
  | "truncated"
  | "changed"
  | "gzip"
  | "html"
  | "echo";

export interface StubAnswer {
  status?: number;
  body: unknown;
}

export interface FamilyStub {
  /** Ends with a slash, as the addresses of the services do. */
  base: string;
  requests: {path: string; query: URLSearchParams; headers: IncomingHttpHeaders}[];
  /** What the next requests meet, one each, in order; afterwards the service behaves. */
  play(...mischiefs: (Mischief | undefined)[]): void;
  close(): Promise<void>;
}

export interface Family {
  answer(path: string, query: URLSearchParams): StubAnswer;
  /** An error as the service words it, with HTTP status 200. */
  error(path: string, code: number, message: string): unknown;
  /** The name in an answer that a changed shape has not. */
  renamed: string;
}

/** A service on 127.0.0.1 whose JSON is written as e-Stat writes it: everything beyond ASCII as \uXXXX. */
export async function startFamilyStub({answer, error, renamed}: Family): Promise<FamilyStub> {
  const requests: FamilyStub["requests"] = [];
  const script: (Mischief | undefined)[] = [];

  function respond(url: URL, response: ServerResponse) {
    const path = url.pathname.slice(1);
    const {status = 200, body} = answer(path, url.searchParams);
    const text = escaped(body);
    const mischief = script.shift();
    const send = (content: string | Buffer, code = status, headers = {}) =>
      response.writeHead(code, {"content-type": "application/json;charset=utf-8", ...headers}).end(content);
    if (mischief === "throttled") return send("", 429, {"retry-after": "2"});
    if (mischief === "busy") return send("", 503);
    if (mischief === "refusing") return send(escaped(error(path, 200, "サーバでエラーが発生しました。")), 200);
    if (mischief === "empty") return send("");
    if (mischief === "slow") return setTimeout(() => send(text), 600_000).unref();
    if (mischief === "truncated") return send(text.slice(0, text.length / 2));
    if (mischief === "changed") return send(text.replaceAll(`"${renamed}"`, `"${renamed}S"`));
    if (mischief === "gzip") return send(gzipSync(text), status, {"content-encoding": "gzip"});
    if (mischief === "html")
      return send("<html><title>Error</title>システムエラー</html>", 200, {"content-type": "text/html"});
    if (mischief === "echo") return send(escaped(error(path, 300, `bad request: ${url.search}`)), 200);
    return send(text);
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    requests.push({path: url.pathname.slice(1), query: url.searchParams, headers: request.headers});
    respond(url, response);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/`,
    requests,
    play: (...mischiefs) => script.push(...mischiefs),
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    }
  };
}

function escaped(body: unknown): string {
  return JSON.stringify(body).replace(
    /[^\x20-\x7e]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`
  );
}

/** One thing for a list of one, as the XML behind the JSON has it; nothing for none. */
export function collapsed<T>(list: readonly T[]): readonly T[] | T | undefined {
  return list.length > 1 ? list : list[0];
}
