import {faultOf} from "../../contracts/api/json.js";
import {worldBankPage, worldBankRefusal} from "../../contracts/api/world_bank.js";
import type {Call, Client} from "./client.js";

/**
 * World Bank API v2 (https://datahelpdesk.worldbank.org/knowledgebase/articles/889392). A request says `country`
 * ("JP;US" is asked as one list) and `indicator`. An error comes as a list of one, with HTTP status 200.
 */
export const worldBank: Client = {
  base: "https://api.worldbank.org/v2/",
  perSecond: 2,
  calls: ({params}) => [page(params.country ?? "", params.indicator ?? "", 1)],
  hear(call, {json}) {
    const refusal = worldBankRefusal.safeParse(json);
    if (refusal.success) {
      const {id, value} = refusal.data[0].message[0]!;
      return {
        keep: false,
        problem: {ja: `世界銀行の応答は誤りです（${id}）：${value}`, en: `the World Bank refused (${id}): ${value}`}
      };
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
  }
};

function page(country: string, indicator: string, number: number): Call {
  return {
    name: `page-${number}.json`,
    path: `country/${country.split(",").join(";")}/indicator/${indicator}`,
    query: {format: "json", per_page: "1000", page: String(number)}
  };
}
