import {createServer, type Server} from "node:http";
import sirv from "sirv";
import {OperatorError} from "../../pipeline/errors.js";

/** Serves a folder on this machine and returns the running server; throws OperatorError when the port is taken. */
export async function serve(folder: string, port: number): Promise<{server: Server; address: string}> {
  const files = sirv(folder, {gzip: true, etag: true, dev: true}); // dev: looks at the disk each time, so a rebuilt site shows at once
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404, {"content-type": "text/plain; charset=utf-8"}).end("404");
    })
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? portTaken(port) : error)
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const bound = server.address();
  return {server, address: `http://localhost:${typeof bound === "object" ? bound?.port : port}/`};
}

function portTaken(port: number): OperatorError {
  return new OperatorError({
    where: `PORT=${port}`,
    ja: "このポートは使用中です。PORT=4174 npm start のように別の番号を指定してください。",
    en: "this port is taken; choose another, e.g. PORT=4174 npm start."
  });
}
