import {isIPv6} from "node:net";
import {OperatorError} from "../../pipeline/errors.js";

/** Where the site is served: a port, and an address or name of this machine. */
export interface Place {
  port: number;
  host: string;
}

/** 0.0.0.0, 0, :: and their longer spellings. */
const EVERYWHERE = /^(0+(\.0+)*|[0:]*:[0:]*)$/;

/** The address to open on this machine. */
export function addressOf({port, host}: Place): string {
  const here = host === "127.0.0.1" || isEverywhere(host) ? "localhost" : host;
  return `http://${isIPv6(here) ? `[${here.replace("%", "%25")}]` : here}:${port}/`;
}

/** True where every interface answers, and so other machines can reach the site. */
export function isEverywhere(host: string): boolean {
  return EVERYWHERE.test(host);
}

/** What a person is told where nothing can be served in a place; a fault of another kind stays what it is. */
export function listenProblem(error: NodeJS.ErrnoException, {port, host}: Place): Error {
  const {code = ""} = error;
  const byPort = Object.hasOwn(PORT, code) ? PORT[code] : undefined;
  if (byPort)
    return new OperatorError({
      where: `PORT=${port}`,
      ja: `${byPort.ja}PORT=4174 npm start のように別の番号を指定してください。`,
      en: `${byPort.en}; choose another, e.g. PORT=4174 npm start.`
    });
  const byHost = Object.hasOwn(HOST, code) ? HOST[code] : undefined;
  if (byHost)
    return new OperatorError({
      where: `BIO_HOST=${host}`,
      ja: `${byHost.ja}127.0.0.1（この機械だけ）、0.0.0.0（外からも）、またはこの機械のアドレスを指定してください。`,
      en: `${byHost.en}; give 127.0.0.1 (this machine only), 0.0.0.0 (others too) or an address of this machine.`
    });
  return error;
}

const PORT: Record<string, {ja: string; en: string}> = {
  EADDRINUSE: {ja: "このポートは使用中です。", en: "this port is taken"},
  EACCES: {ja: "このポートを使う権限がありません。", en: "this port needs more rights"}
};

const NOT_OURS = {ja: "この機械のアドレスではありません。", en: "this is no address of this machine"};
const NO_SUCH_NAME = {ja: "この名前のアドレスが分かりません。", en: "no address is known by this name"};

const HOST: Record<string, {ja: string; en: string}> = {
  EADDRNOTAVAIL: NOT_OURS,
  EINVAL: NOT_OURS,
  EAFNOSUPPORT: {ja: "この種類のアドレスは使えません。", en: "this kind of address is not in use here"},
  ENOTFOUND: NO_SUCH_NAME,
  EAI_AGAIN: NO_SUCH_NAME
};
