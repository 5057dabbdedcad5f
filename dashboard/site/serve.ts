import {existsSync, realpathSync} from "node:fs";
import {createServer, type Server, type ServerResponse} from "node:http";
import sirv from "sirv";
import {OperatorError} from "../../pipeline/errors.js";
import {sendOperations} from "./sendFresh.js";

/** Serves a folder on this machine and returns the running server; throws OperatorError when the port is taken. */
export async function serve(folder: string, port: number): Promise<{server: Server; address: string}> {
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
    server.once("error", error => reject(portProblem(error, port)));
    server.listen(port, "127.0.0.1", resolve);
  });
  const bound = server.address();
  return {server, address: `http://localhost:${typeof bound === "object" ? bound?.port : port}/`};
}

/** Throws the OperatorError that serve() would throw for this port, before anything is done for it. */
export async function assertPortFree(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", error => reject(portProblem(error, port)));
    server.listen(port, "127.0.0.1", resolve);
  });
  await new Promise(resolve => server.close(resolve));
}

function portProblem(error: NodeJS.ErrnoException, port: number): Error {
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
  return error;
}
