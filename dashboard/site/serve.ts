import {createServer, type Server} from "node:http";
import fastify, {type FastifyReply} from "fastify";
import {addressOf, listenProblem, type Place} from "./address.js";
import {answer} from "./answer.js";
import {answerToBrokenRequest, fail, otherMethod, say} from "./say.js";

/** Whoever is slower than this to ask, or takes nothing of an answer for so long, gives its place to others. */
const PATIENCE = {headers: 15_000, request: 30_000, idle: 120_000, between: 10_000};

/** How long a download may go on once the server has been asked to end. */
const END_MS = 2000;

export interface ServedSite {
  server: Server;
  address: string;
  /** Takes no more requests, lets those at hand end, and is gone. */
  close(): Promise<void>;
}

/**
 * Serves a folder, also one that is not there yet: until it is, every answer says so. Throws OperatorError when it
 * cannot listen there.
 */
export async function serve(folder: string, place: Place): Promise<ServedSite> {
  const app = fastify({
    // a missing or second Host is refused below, with the headers that every answer has
    http: {headersTimeout: PATIENCE.headers, connectionsCheckingInterval: 5000, requireHostHeader: false},
    requestTimeout: PATIENCE.request,
    connectionTimeout: PATIENCE.idle,
    keepAliveTimeout: PATIENCE.between,
    maxRequestsPerSocket: 500, // all that come at once are begun at once, and each of them opens a file
    clientErrorHandler: answerToBrokenRequest,
    frameworkErrors: (_error, _request, reply) => badAddress(reply)
  });
  app.addHook("onRequest", async ({raw}, reply) => {
    if (raw.httpVersion === "1.1" && raw.headersDistinct.host?.length !== 1) return say(reply, 400);
    return raw.method === "GET" || raw.method === "HEAD" ? undefined : otherMethod(reply);
  });
  app.setErrorHandler((error, _request, reply) => fail(reply, error));
  app.route({method: ["GET", "HEAD"], url: "*", handler: (request, reply) => answer(folder, request, reply)});
  await app.listen(place).catch(error => {
    throw listenProblem(error, place);
  });
  const {server} = app;
  const bound = server.address();
  const port = typeof bound === "object" ? (bound?.port ?? place.port) : place.port;
  return {server, address: addressOf({...place, port}), close: () => closed(server)};
}

async function closed(server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), END_MS);
  await new Promise(resolve => server.close(resolve));
  clearTimeout(late);
}

function badAddress(reply: FastifyReply): void {
  say(reply, 400);
}

/** Throws the OperatorError that serve() would throw for this place, before anything is done for it. */
export async function assertPortFree(place: Place): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", error => reject(listenProblem(error, place)));
    server.listen(place.port, place.host, resolve);
  });
  await new Promise(resolve => server.close(resolve));
}
