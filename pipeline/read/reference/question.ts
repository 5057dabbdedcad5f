import {addressFault, BESIDE_URL} from "../../contracts/address.js";
import {pairsOf} from "../../contracts/request.js";
import type {Problem} from "../../errors.js";
import type {LoadedTable} from "./loadedTable.js";

/**
 * Questions whose address cannot be asked, or would tell a secret: one line each, which quotes nothing of the address.
 * Variables stand in addresses only; any other place would send their name.
 */
export function questionProblems(tables: Map<string, LoadedTable>): Problem[] {
  const {file = "", records = []} = tables.get("request") ?? {};
  return records.flatMap(({line, fields}) => {
    const {url, ...others} = pairsOf(fields.params ?? "");
    const fault = url === undefined ? undefined : addressFault(url);
    if (fault) return [problem(file, line, "url", fault)];
    if (url !== undefined && Object.keys(others).some(name => !BESIDE_URL.includes(name)))
      return [problem(file, line, "url", cutOff)];
    const named = Object.keys(others).find(name => others[name]?.includes("${"));
    return named === undefined ? [] : [problem(file, line, named, onlyInUrl)];
  });
}

const cutOff = {
  ja: "; を %3B と書いた URL（ほかに書けるのは name、document、community、confidence）",
  en: "an address whose semicolons are written %3B (name, document, community, confidence may stand beside it)"
};
const onlyInUrl = {
  ja: "変数のない値（変数は url だけに書ける）",
  en: "one without variables, which may stand in url only"
};

function problem(file: string, line: number, part: string, {ja, en}: {ja: string; en: string}): Problem {
  return {
    where: `${file}:${line} params`,
    ja: `${part} の値（表示しません）が使えません。${ja}が必要です。`,
    en: `found a value of ${part} (not shown) that is not usable, expected ${en}.`
  };
}
