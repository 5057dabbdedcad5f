import {createServer, type Server} from "node:http";
import fastify, {type FastifyReply} from "fastify";
import {OperatorError} from "../../pipeline/errors.js";
import {answer} from "./answer.js";
import {answerToBrokenRequest, fail, otherMethod, say} from "./say.js";

/** Where to listen: on this machine alone unless said. */
export interface Place {
  port: number;
  host?: string;
}

/** Whoever is slower than this to ask, or takes nothing of an answer for so long, gives its place to others. */
const PATIENCE = {headers: 15_000, request: 30_000, idle: 120_000, between: 10_000};

/** Serves a folder and returns the running server; throws OperatorError when it cannot listen there. */
export async function serve(folder: string, place: Place): Promise<{server: Server; address: string}> {
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
  const {port, host = "127.0.0.1"} = place;
  await app.listen({port, host}).catch(error => {
    throw placeProblem(error, place);
  });
  const bound = app.server.address();
  const name = ["127.0.0.1", "0.0.0.0", "::"].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return {server: app.server, address: `http://${name}:${typeof bound === "object" ? bound?.port : port}/`};
}

function badAddress(reply: FastifyReply): void {
  say(reply, 400);
}

/** Throws the OperatorError that serve() would throw for this place, before anything is done for it. */
export async function assertPortFree(place: Place): Promise<void> {
  const {port, host = "127.0.0.1"} = place;
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", error => reject(placeProblem(error, place)));
    server.listen(port, host, resolve);
  });
  await new Promise(resolve => server.close(resolve));
}

function placeProblem(error: NodeJS.ErrnoException, {port, host}: Place): Error {
  const hint = {
    ja: "PORT=4174 npm start のように別の番号を指定してください。",
    en: "choose another, e.g. PORT=4174 npm start."
  };
  const where = `PORT=${port}`;
  if (error.code === "EADDRINUSE")
    return new OperatorError({where, ja: `このポートは使用中です。${hint.ja}`, en: `this port is taken; ${hint.en}`});
  if (error.code === "EACCES")
    return new OperatorError({
      where,
      ja: `このポートを使う権限がありません。${hint.ja}`,
      en: `this port needs more rights; ${hint.en}`
    });
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new OperatorError({
      where: `${host}:${port}`,
      ja: "このコンピューターに、この名前やアドレスはありません。",
      en: "this machine has no such name or address."
    });
  return error;
}
