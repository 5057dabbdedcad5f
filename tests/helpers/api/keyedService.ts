import {createServer, type IncomingHttpHeaders, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {gzipSync} from "node:zlib";

/** How a service can misbehave, one request long. */
export type Mode =
  | "fine"
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

export interface ServiceAnswer {
  status?: number;
  text: string;
}

export interface ServiceStub {
  /** Ends with a slash, as the addresses of the services do. */
  base: string;
  requests: {path: string; headers: IncomingHttpHeaders}[];
  /** What the next requests meet, one each, in order; afterwards the service behaves. */
  set(...modes: Mode[]): void;
  close(): Promise<void>;
}

/** What makes one service differ from another. */
export interface Service {
  answer(url: URL, headers: IncomingHttpHeaders): ServiceAnswer;
  /** An error as the service words it, where it comes with HTTP status 200. */
  refusal(said: string): string;
  /** The name in an answer that an answer of another shape has not. */
  renamed: string;
}

/** A service on 127.0.0.1 that answers with JSON texts, and misbehaves when told to. */
export async function startService({answer, refusal, renamed}: Service): Promise<ServiceStub> {
  const requests: ServiceStub["requests"] = [];
  const script: Mode[] = [];

  function respond(url: URL, headers: IncomingHttpHeaders, response: ServerResponse) {
    const {status = 200, text} = answer(url, headers);
    const send = (content: string | Buffer, code = status, more = {}) =>
      response.writeHead(code, {"content-type": "application/json", ...more}).end(content);
    switch (script.shift()) {
      case "throttled":
        return send(refusal("Rate limit exceeded"), 429, {"retry-after": "2"});
      case "busy":
        return send("<html>Service Unavailable</html>", 503, {"content-type": "text/html"});
      case "refusing":
        return send(refusal("out of order"), 200);
      case "empty":
        return send("", 200);
      case "slow":
        return setTimeout(() => send(text), 600_000).unref();
      case "truncated":
        return send(text.slice(0, -2), 200);
      case "changed":
        return send(text.replaceAll(`"${renamed}"`, `"${renamed}_new"`));
      case "gzip":
        return send(gzipSync(text), status, {"content-encoding": "gzip"});
      case "html":
        return send("<html><title>Error</title>Under maintenance</html>", 200, {"content-type": "text/html"});
      case "echo":
        return send(refusal(`odd request ${url.search} ${JSON.stringify(headers)}`), 400);
      default:
        return send(text);
    }
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    requests.push({path: request.url ?? "/", headers: request.headers});
    respond(url, request.headers, response);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/`,
    requests,
    set: (...modes) => void script.push(...modes),
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    }
  };
}
