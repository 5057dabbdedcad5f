import {addressFault, variablesIn} from "../../contracts/address.js";
import type {Request} from "../../contracts/request.js";
import {OperatorError} from "../../errors.js";
import type {Client} from "./client.js";

/**
 * Any file at an address of its own. A request says `url` (a semicolon in it is written %3B, a token by the variable
 * that holds it: ?token=${BIO_SECRET_BOX}) and may say `name`, the file name to keep it by; without one it is the last
 * part of the address. Whether the file changed is the archive's business; here a page for people is told from a file,
 * for sites answer so in place of one. A file states no number of its own rows, so nothing is counted here.
 */
export const urlFile: Client = {
  base: "about:blank", // nothing lies below it: a request that says no whole address goes nowhere
  perSecond: 1,
  apart: true,
  calls({id, params}) {
    const {url = "", name} = params;
    const fault = addressFault(url);
    if (fault) throw refused(id, "url", fault);
    const file = name ?? lastPart(new URL(url).pathname);
    if (!/^[^/\\\p{Cc}]{1,200}$/u.test(file) || file === "." || file === "..")
      throw refused(id, "name", {ja: "斜線のないファイル名", en: "a file name without slashes"});
    const variables = variablesIn(url);
    return [{name: file, path: url, ...(variables.length > 0 && {variables})}];
  },
  variables: ({params: {url = ""}}: Request) => variablesIn(url),
  hear(_call, {content}) {
    if (content.byteLength === 0) return {keep: false, problem: {ja: "応答が空です。", en: "the answer is empty."}};
    if (isPage(content))
      return {
        keep: false,
        problem: {ja: "ファイルではなく HTML のページが返りました。", en: "an HTML page came in place of the file."}
      };
    return {keep: true};
  }
};

/** What stands after the last slash, as people read it: %E8%A1%A8.csv is 表.csv. */
function lastPart(path: string): string {
  const part = path.split("/").findLast(one => one !== "") ?? "file";
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray % sign
  }
}

function isPage(content: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(content.subarray(0, 1024)).replace(/^(ï»¿)?(\s|<!--[\s\S]*?-->)*/, "");
  return /^(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head|body|title|meta|script|style)\b/i.test(start);
}

/** What was found is not quoted: it may hold a token. */
function refused(id: string, what: string, {ja, en}: {ja: string; en: string}): OperatorError {
  return new OperatorError({
    where: `data/reference/request.csv ${id} ${what}`,
    ja: `値（表示しません）が使えません。${ja}を指定してください。`,
    en: `found a value (not shown) that is not usable, expected ${en}.`
  });
}
