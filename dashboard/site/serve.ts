import {existsSync, realpathSync} from "node:fs";
import {createServer, type Server, type ServerResponse} from "node:http";
import sirv from "sirv";
import {addressOf, listenProblem, type Place} from "./address.js";
import {sendOperations} from "./sendFresh.js";

/** Serves a folder and returns the running server; throws OperatorError where the port or the host cannot be had. */
export async function serve(folder: string, {port, host}: Place): Promise<{server: Server; address: string}> {
  const notFound = (response: ServerResponse) => {
    response.writeHead(404, {"content-type": "text/plain; charset=utf-8"}).end("404");
  };
  const server = createServer(async (request, response) => {
    // the link is followed once a request: what is looked up and what is sent are of one build
    if (!existsSync(folder)) return notFound(response);
    const built = realpathSync.native(folder);
    if (await sendOperations(built, request, response)) return;
    const files = sirv(built, {gzip: true, etag: true, dev: true}); // dev: looks at the disk each time
    files(request, response, () => notFound(response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", error => reject(listenProblem(error, {port, host})));
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  return {server, address: addressOf({host, port: typeof bound === "object" ? (bound?.port ?? port) : port})};
}

/** Throws the OperatorError that serve() would throw for this place, before anything is done for it. */
export async function assertPortFree({port, host}: Place): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", error => reject(listenProblem(error, {port, host})));
    server.listen(port, host, resolve);
  });
  await new Promise(resolve => server.close(resolve));
}
