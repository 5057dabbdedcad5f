import {faultOf} from "../../contracts/api/json.js";
import {worldBankPage, worldBankRefusal} from "../../contracts/api/world_bank.js";
import type {Call, Client, Heard} from "./client.js";
import {notJson} from "./notJson.js";

/** How an error reads that came as XML, whatever format was asked for: <wb:message id="160" key="Data not found.">… */
const xmlMessage = /<wb:message\s+id="([^"]*)"[^>]*>([^<]*)</;

const said = {
  pages: {ja: "ページ数（pages）", en: "number of pages (pages)"},
  perPage: {ja: "1 ページの件数（per_page）", en: "number of rows on a page (per_page)"},
  total: {ja: "件数（total）", en: "number of rows (total)"},
  page: {ja: "ページの番号（page）", en: "page number (page)"}
};

/**
 * World Bank API v2 (https://datahelpdesk.worldbank.org/knowledgebase/articles/898581). A request says `country`
 * ("JP,US" is asked as one list) and `indicator`. An error comes with HTTP status 200, as a list of one or as XML. It
 * says how many pages there are; it may make them smaller than asked for.
 */
export const worldBank: Client = {
  base: "https://api.worldbank.org/v2/",
  perSecond: 2,
  calls: ({params}) => [page(params.country ?? "", params.indicator ?? "", 1)],
  hear(call, {json, content}) {
    if (json === undefined) {
      const [, id, said] = xmlMessage.exec(new TextDecoder().decode(content.subarray(0, 2000))) ?? [];
      return id === undefined ? notJson(content) : refused(id, said ?? "");
    }
    const refusal = worldBankRefusal.safeParse(json);
    if (refusal.success) {
      const {id, value} = refusal.data[0].message[0]!;
      return refused(id, value);
    }
    if (faultOf(worldBankPage, json)) return {keep: true};
    const [{page: at, pages}] = worldBankPage.parse(json);
    const next = Number(at) + 1;
    return {
      keep: true,
      ...(next <= Number(pages) && {
        next: [{...call, name: `page-${next}.json`, query: {...call.query, page: String(next)}}]
      })
    };
  },
  /** Every number of the first list is documented, and believed: rows over all pages are `total`, pages are `pages`. */
  counts({query}, {json}) {
    const fault = faultOf(worldBankPage, json);
    if (fault) return fault;
    const [{page: at, pages, per_page, total}, figures] = worldBankPage.parse(json);
    const rows = figures?.length ?? 0;
    const none = pages === "0" && rows === 0; // where nothing is known there is page 0 or 1 of 0
    return [
      {what: said.pages, stated: pages, adds: none ? 0 : 1},
      {what: said.perPage, stated: per_page},
      {what: said.total, stated: total, adds: rows},
      ...(none ? [] : [{what: said.page, stated: at, here: Number(query?.page)}])
    ];
  },
  // the day of the last update changes for the whole database, whichever figures did
  lasting(json) {
    if (!Array.isArray(json)) return json;
    const [facts, figures] = json;
    return [{...facts, lastupdated: undefined}, figures];
  }
};

function refused(id: string, said: string): Heard {
  return {
    keep: false,
    problem: {ja: `世界銀行の応答は誤りです（${id}）：${said}`, en: `the World Bank refused (${id}): ${said}`}
  };
}

function page(country: string, indicator: string, number: number): Call {
  return {
    name: `page-${number}.json`,
    path: `country/${country.split(",").join(";")}/indicator/${indicator}`,
    query: {format: "json", per_page: "1000", page: String(number)}
  };
}
