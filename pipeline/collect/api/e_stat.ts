import {eStatAnswer, eStatList, eStatNext, listed} from "../../contracts/api/e_stat.js";
import {faultOf} from "../../contracts/api/json.js";
import {OperatorError} from "../../errors.js";
import type {Call, Client, Heard, Reply} from "./client.js";
import {figuresStated} from "./e_stat_counts.js";

/** What getStatsData may be told (manual, section 3.4), with what every call of ours says itself left out. */
const PARAMETER =
  /^(statsDataId|limit|lv(Tab|Time|Area|Cat(0[1-9]|1[0-5]))|cd(Tab|Time|Area|Cat(0[1-9]|1[0-5]))(From|To)?)$/;

/** Errors come with these statuses too, and their body says why: 400 for a wrong table, 403 for a wrong key. */
const REFUSALS = [400, 403];

/** The question what a table is, with the question for its figures behind it. */
interface TableCall extends Call {
  figures: Call;
}

/**
 * e-Stat API 3.0 (https://www.e-stat.go.jp/api/api-info/e-stat-manual3-0). A request says `statsDataId` and what
 * narrows it, e.g. "cdTab=01;cdArea=00000". First comes what the table is and when it was changed; its figures are
 * fetched only where that is new, in pages of `limit` (100 000 unless told). Every page carries the names of its codes.
 */
export const eStat: Client = {
  base: "https://api.e-stat.go.jp/rest/3.0/app/json/",
  key: {variable: "E_STAT_APP_ID", parameter: "appId"},
  perSecond: 1,
  calls({id, params}) {
    const odd = Object.keys(params).find(name => !PARAMETER.test(name));
    if (odd !== undefined || !/^\d{10}$/.test(params.statsDataId ?? ""))
      throw new OperatorError({
        where: `data/reference/request.csv e_stat/${id}`,
        ja:
          odd === undefined
            ? "statsDataId（10 桁の統計表 ID）が必要です。"
            : `「${odd}」は getStatsData の引数ではありません。`,
        en:
          odd === undefined
            ? "needs statsDataId, the ten digits of a table."
            : `"${odd}" is no parameter of getStatsData.`
      });
    const {statsDataId = ""} = params;
    const figures: Call = {
      name: "data-1.json",
      path: "getStatsData",
      query: {lang: "J", ...params, metaGetFlg: "Y", cntGetFlg: "N", explanationGetFlg: "N"},
      answers: REFUSALS
    };
    const table: TableCall = {
      name: "meta.json",
      path: "getMetaInfo",
      query: {lang: "J", statsDataId, explanationGetFlg: "N"},
      answers: REFUSALS,
      gate: true,
      figures
    };
    return [table];
  },
  hear(call, answer) {
    const refusal = refusalOf(answer);
    if (refusal) return refusal;
    const [result] = resultsOf(answer.json);
    if (result === undefined || result.STATUS === "1") return {keep: true};
    return "figures" in call ? {keep: true, next: [(call as TableCall).figures]} : pageAfter(call, answer.json);
  },
  counts: ({path, query}, {json}) =>
    path === "getStatsData" ? figuresStated(json, Number(query?.startPosition ?? 1)) : [],
  search: {
    call: word => eStatSearch.call(word),
    hear: (call, answer) => eStat.hear(call, answer),
    found: ({json}) => eStatSearch.found(json)
  },
  /** Without the time of the answer and its wording. */
  lasting(json) {
    const {data} = eStatAnswer.safeParse(json);
    if (!data) return json;
    return Object.entries(data).map(([name, {RESULT, ...said}]) => [name, RESULT.STATUS, said]);
  }
};

/** Looks for tables by a word of their title or statistics, to find the id of one. */
export const eStatSearch = {
  call(word: string): Call {
    const query = {lang: "J", searchWord: word, explanationGetFlg: "N", limit: "100"};
    return {name: "tables.json", path: "getStatsList", query, answers: REFUSALS};
  },
  /** The tables of an answer that eStat.hear keeps, each once. Throws OperatorError for one of another shape. */
  found(json: unknown): {id: string; title: string; organisation: string; updated: string}[] {
    const fault = faultOf(eStatList, json);
    if (fault) {
      const {path, expected, found} = fault;
      throw new OperatorError({
        where: `getStatsList ${path}`,
        ja: `応答の形が仕様と違います：${found}。${expected} が必要です。`,
        en: `the answer has another shape than documented: found ${found}, expected ${expected}.`
      });
    }
    const tables = listed("", eStatList.parse(json).GET_STATS_LIST.DATALIST_INF?.TABLE_INF);
    const rows = tables.map(([, {"@id": id, STATISTICS_NAME, TITLE, GOV_ORG = "", UPDATED_DATE, OPEN_DATE = ""}]) => ({
      id,
      title: `${STATISTICS_NAME} ${TITLE}`,
      organisation: GOV_ORG,
      updated: UPDATED_DATE ?? OPEN_DATE
    }));
    return [...new Map(rows.map(row => [row.id, row])).values()];
  }
};

function resultsOf(json: unknown) {
  return Object.values(eStatAnswer.safeParse(json).data ?? {}).map(({RESULT}) => RESULT);
}

/** STATUS 0 to 2 are normal ends (manual, section 4.1); whatever else, and what is no JSON, refuses. */
function refusalOf({status, json, content}: Reply): Heard | undefined {
  const [result] = resultsOf(json);
  if (json !== undefined && status === 200 && (result === undefined || /^[012]$/.test(result.STATUS))) return undefined;
  const said = result?.ERROR_MSG ?? new TextDecoder().decode(content.subarray(0, 200)).replace(/\s+/g, " ").trim();
  const code = result ? `STATUS ${result.STATUS}` : `HTTP ${status}`;
  return {
    keep: false,
    problem: {ja: `e-Stat が断りました（${code}）：${said}`, en: `e-Stat refused (${code}): ${said}`},
    everywhere: status === 403 || result?.STATUS === "100" // the appId is not accepted
  };
}

function pageAfter(call: Call, json: unknown): Heard {
  const next = eStatNext.safeParse(json).data?.GET_STATS_DATA.STATISTICAL_DATA.RESULT_INF.NEXT_KEY;
  if (next === undefined) return {keep: true};
  if (typeof next !== "string" || !(Number(next) > Number(call.query?.startPosition ?? 1))) {
    const shown = JSON.stringify(next).slice(0, 40);
    return {
      keep: false,
      anew: true,
      problem: {
        ja: `次の位置（NEXT_KEY）が先へ進みません：${shown}`,
        en: `the next position (NEXT_KEY) does not advance: ${shown}`
      }
    };
  }
  const page = Number(/\d+/.exec(call.name)?.[0]) + 1;
  return {keep: true, next: [{...call, name: `data-${page}.json`, query: {...call.query, startPosition: next}}]};
}
