import {faultOf} from "../../contracts/api/json.js";
import {worldBankPage, worldBankRefusal} from "../../contracts/api/world_bank.js";
import type {Call, Client, Heard} from "./client.js";
import {notJson} from "./notJson.js";

/** How an error reads that came as XML, whatever format was asked for: <wb:message id="160" key="Data not found.">… */
const xmlMessage = /<wb:message\s+id="([^"]*)"[^>]*>([^<]*)</;

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
