import type {Socket} from "node:net";
import {setImmediate as nextTurn} from "node:timers/promises";
import {buildConnector, EnvHttpProxyAgent, errors, Pool} from "undici";
import {OperatorError} from "../errors.js";
import type {HttpOptions} from "./httpRequest.js";
import {publicLookup, type Resolve} from "./publicAddress.js";

/** What carries questions and answers. */
export interface Connections {
  dispatcher: EnvHttpProxyAgent;
  /** Forgets what was seen behind earlier answers of an origin. */
  begin(origin: string): void;
  /** Whether bytes came behind the end of the answer that was just read: it said that it was shorter than it is. */
  wentOn(origin: string): Promise<boolean>;
}

/** What has come is read in one turn of the loop, and the connection that it ends is closed behind the next. */
const TURNS = 4;

/**
 * Connects to public addresses only, as far as this machine does the connecting: a proxy looks names up itself. What
 * comes behind an answer that nothing else was asked for ends the connection, which is how it is seen.
 */
export function makeConnections({allowPrivate}: HttpOptions, {resolve}: {resolve?: Resolve}): Connections {
  const seen = new Set<string>();
  const factory = (origin: string | URL, options: Pool.Options) =>
    new Pool(
      origin,
      watched(options, () => seen.add(new URL(origin).origin))
    ).on("disconnect", ({origin: whose}, _targets, error) => {
      if (isNoAnswer(error)) seen.add(whose);
    });
  return {
    dispatcher: makeDispatcher({factory, ...(!allowPrivate && {connect: {lookup: publicLookup(resolve)}})}),
    begin: origin => seen.delete(origin),
    async wentOn(origin) {
      for (let turn = 0; turn < TURNS && !seen.has(origin); turn++) await nextTurn();
      return seen.has(origin);
    }
  };
}

/**
 * A connection that its answer ends is given up before what follows is looked at: the library hands those bytes back to
 * it then, which is the one sign of them.
 */
function watched({connect, ...options}: Pool.Options, behind: () => void): Pool.Options {
  const connector = typeof connect === "function" ? connect : buildConnector({...connect});
  const watch = (socket: Socket) => {
    const handBack = socket.unshift.bind(socket);
    socket.unshift = (bytes, ...rest) => {
      if (socket.destroyed && bytes.length > 0) behind();
      handBack(bytes, ...rest);
    };
  };
  return {
    ...options,
    connect: (to, connected) =>
      connector(to, (...[error, socket]) => {
        if (socket) watch(socket);
        return error ? connected(error, null) : connected(null, socket);
      })
  };
}

/** Bytes that begin no answer, or an answer to nothing. */
function isNoAnswer(error: Error): boolean {
  return (
    error instanceof errors.HTTPParserError ||
    (error instanceof errors.SocketError && /bad response/.test(error.message))
  );
}

function makeDispatcher(options: EnvHttpProxyAgent.Options): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent(options);
  } catch {
    throw new OperatorError({
      where: "HTTPS_PROXY, HTTP_PROXY",
      ja: "値（表示しません）が使えません。http://代理サーバー:ポート を指定してください。",
      en: "found a value (not shown) that is not usable, expected http://proxy:port."
    });
  }
}
