import {eurostatCube, eurostatRefusal, sizesOf} from "../../contracts/api/eurostat.js";
import {faultOf} from "../../contracts/api/json.js";
import type {Client, Heard} from "./client.js";
import {notJson} from "./notJson.js";

/**
 * Eurostat API Statistics
 * (https://ec.europa.eu/eurostat/web/user-guides/data-browser/api-data-access/api-detailed-guidelines/api-statistics).
 * A request says `dataset` and filters by the names of its dimensions; several values are parted by commas. One answer
 * holds the whole cube; one too large to make at once is refused as such, to be asked for again or with more filters.
 */
export const eurostat: Client = {
  base: "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/",
  perSecond: 1,
  calls({params: {dataset = "", ...filters}}) {
    const query = new URLSearchParams({format: "JSON", lang: "EN"});
    for (const [name, values] of Object.entries(filters))
      for (const value of values.split(",")) query.append(name, value);
    return [
      {
        name: "data.json",
        path: `data/${encodeURIComponent(dataset)}?${query}`,
        answers: [400, 404, 412, 413, 416]
      }
    ];
  },
  hear(_call, {status, json, content}) {
    if (json === undefined) return notJson(content);
    const refusal = eurostatRefusal.safeParse(json);
    if (refusal.success) return refused(status, refusal.data);
    if (status !== 200) return notJson(content);
    if (faultOf(eurostatCube, json)) return {keep: true};
    // a filter that fits nothing is answered like one that does: with a cube, and without any figure in it
    const {value} = eurostatCube.parse(json);
    if (Object.values(value).every(one => one === null))
      return problem("条件に合う値が一つもありません。", "no figure fits the filters.");
    return {keep: true};
  },
  /** `size` says how many codes each dimension has, and with that how many cells a list has; no other is stated. */
  counts(_call, {json}) {
    const sizes = sizesOf(json);
    if (!Array.isArray(sizes)) return sizes;
    return sizes.map(({name, stated, there}) => ({
      what: {ja: `大きさ（${name}）`, en: `length (${name})`},
      stated,
      here: there
    }));
  },
  // the whole data set is dated anew whichever of its figures changed
  lasting(json) {
    const cube = eurostatCube.safeParse(json);
    if (!cube.success) return json;
    const {id, size, dimension, value, status} = cube.data;
    return {id, size, dimension, value, status};
  }
};

function refused(status: number, said: {error: unknown} | {warning: unknown}): Heard {
  const list = [Object.values(said)].flat(2) as {status?: string; id?: string; label?: string}[];
  const [{status: own = String(status), id, label = ""} = {}] = list;
  const code = [own, id].filter(one => one !== undefined).join(" ");
  return "warning" in said
    ? problem(`応答は後で用意されます（${code}）：${label}`, `the answer is made later (${code}): ${label}`)
    : problem(`Eurostat の応答は誤りです（${code}）：${label}`, `Eurostat refused (${code}): ${label}`);
}

function problem(ja: string, en: string): Heard {
  return {keep: false, problem: {ja, en}};
}
