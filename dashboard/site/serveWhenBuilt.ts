import {existsSync} from "node:fs";
import {createServer, type Server, type ServerResponse} from "node:http";
import {addressOf, listenProblem, type Place} from "./address.js";
import {serve} from "./serve.js";

export interface ServedSite {
  address: string;
  /** Serves the site from now on, if it stands by now. */
  look(): Promise<void>;
  /** Takes no more requests, lets those at hand end, and is gone. */
  close(): Promise<void>;
}

/** How long a download may go on once the server has been asked to end. */
const END_MS = 2000;

const PAGE = `<!doctype html>
<html lang="ja"><meta charset="utf-8"><meta http-equiv="refresh" content="10">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>準備中 / being built</title>
<p>サイトを作っています。しばらくお待ちください。この画面はひとりでに切り替わります。</p>
<p lang="en">The site is being built; please wait. This page gives way by itself.</p>
</html>
`;

/**
 * Serves a site on the same address from before it is built: until it stands, whatever is asked for is answered by a
 * page that says so (503). Throws OperatorError where the place cannot be had.
 */
export async function serveWhenBuilt(dist: string, place: Place): Promise<ServedSite> {
  if (existsSync(dist)) {
    const {server, address} = await serve(dist, place);
    return {address, look: async () => {}, close: () => closed(server)};
  }
  let server = await listening(
    createServer((_request, response) => answer(response)),
    place
  );
  const bound = server.address();
  const here = {...place, port: typeof bound === "object" ? (bound?.port ?? place.port) : place.port};
  let turned: Promise<void> | undefined;
  const turn = async () => {
    void closed(server); // its address is free from this instant, also while it still answers
    server = (await serve(dist, here)).server;
  };
  const look = async () => {
    if (!existsSync(dist)) return;
    turned ??= turn();
    await turned.catch(error => {
      turned = undefined; // the next look tries again
      throw error;
    });
  };
  // a site that somebody else built is found as soon as it is asked for
  server.on("request", () => void look().catch(() => {}));
  const close = async () => {
    await turned?.catch(() => {});
    await closed(server);
  };
  return {address: addressOf(here), look, close};
}

function answer(response: ServerResponse): void {
  response
    .writeHead(503, {
      "content-type": "text/html; charset=utf-8",
      "content-length": Buffer.byteLength(PAGE),
      "cache-control": "no-store",
      "retry-after": "10",
      connection: "close"
    })
    .end(PAGE);
}

async function listening(server: Server, place: Place): Promise<Server> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", error => reject(listenProblem(error, place)));
    server.listen(place.port, place.host, resolve);
  });
  return server;
}

async function closed(server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), END_MS);
  const rest = setInterval(() => server.closeIdleConnections(), 20); // those that are answered meanwhile
  await new Promise(resolve => server.close(resolve));
  clearTimeout(late);
  clearInterval(rest);
}
