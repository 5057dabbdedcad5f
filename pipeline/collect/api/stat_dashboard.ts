import {listed} from "../../contracts/api/e_stat.js";
import {faultOf} from "../../contracts/api/json.js";
import {
  statDashboardAnswer,
  statDashboardData,
  statDashboardObject,
  statDashboardTotal
} from "../../contracts/api/stat_dashboard.js";
import {OperatorError, type Problem} from "../../errors.js";
import {type Client, countsOf} from "./client.js";

/** What getData may be told; how the answer is to be written, every call of ours says itself. */
const PARAMETERS =
  "IndicatorCode RegionCode ParentRegionCode RegionLevel RegionalRank Cycle IsSeasonalAdjustment Time TimeFrom TimeTo".split(
    " "
  );

/**
 * 統計ダッシュボード WebAPI (https://dashboard.e-stat.go.jp/static/api); it asks for no key. A request says
 * `IndicatorCode` (up to five, as "a,b") and `RegionCode` or `RegionalRank`, for without them every municipality comes;
 * `Cycle` 1 month, 2 quarter, 3 year, 4 fiscal year; `IsSeasonalAdjustment` 1 original, 2 adjusted. One answer, no
 * pages.
 */
export const statDashboard: Client = {
  base: "https://dashboard.e-stat.go.jp/api/1.0/Json/",
  perSecond: 1,
  calls({id, params}) {
    const said = wrongWith(params);
    if (said) throw new OperatorError({where: `data/reference/request.csv stat_dashboard/${id}`, ...said});
    // with the names of all codes, so that a unit is a word and not a number
    const query = {Lang: "JP", ...params, MetaGetFlg: "Y", SectionHeaderFlg: "1"};
    return [{name: "data.json", path: "getData", query, answers: [400, 404]}];
  },
  hear(_call, {status, json, content}) {
    const {data} = statDashboardAnswer.safeParse(json);
    const code = data?.GET_STATS.RESULT.status;
    if (status === 200 && json !== undefined && (code === undefined || code === "0" || code === "1"))
      return {keep: true};
    const error = data?.GET_STATS.RESULT.error ?? new TextDecoder().decode(content.subarray(0, 200));
    const why = `${code === undefined ? `HTTP ${status}` : `status ${code}`}`;
    const text = error.replace(/\s+/g, " ").trim();
    return {
      keep: false,
      problem: {
        ja: `統計ダッシュボードが断りました（${why}）：${text}`,
        en: `the Statistics Dashboard refused (${why}): ${text}`
      }
    };
  },
  /** RESULT_INF.TOTAL_NUMBER is the number of figures given back (manual of getData), where there are any. */
  counts(_call, {json}) {
    const fault = faultOf(statDashboardData, json);
    if (fault) return fault;
    const data = statDashboardData.parse(json);
    const total = statDashboardTotal.safeParse(json).data?.GET_STATS.STATISTICAL_DATA.RESULT_INF.TOTAL_NUMBER;
    const objects = listed("", data.GET_STATS.STATISTICAL_DATA?.DATA_INF.DATA_OBJ);
    const figures = objects.map(([, one]) => listed("", statDashboardObject.safeParse(one).data?.VALUE ?? {}).length);
    const here = figures.reduce((all, some) => all + some, 0);
    return countsOf([
      {what: {ja: "件数（TOTAL_NUMBER）", en: "number of figures (TOTAL_NUMBER)"}, stated: total, here}
    ]);
  },
  /** Without the time of the answer and its wording. */
  lasting(json) {
    const {data} = statDashboardAnswer.safeParse(json);
    if (!data) return json;
    const {RESULT, ...said} = data.GET_STATS;
    return [RESULT.status, said];
  }
};

function wrongWith(params: Readonly<Record<string, string>>): Omit<Problem, "where"> | undefined {
  const {IndicatorCode = "", RegionCode, RegionalRank} = params;
  const odd = Object.keys(params).find(name => !PARAMETERS.includes(name));
  if (odd !== undefined)
    return {ja: `「${odd}」は getData の引数ではありません。`, en: `"${odd}" is no parameter of getData.`};
  if (!/^\d{19}(,\d{19}){0,4}$/.test(IndicatorCode))
    return {
      ja: "IndicatorCode（19 桁の系列コード、5 つまで）が必要です。",
      en: "needs IndicatorCode, up to five codes of 19 digits."
    };
  if (!RegionCode && !RegionalRank)
    return {
      ja: "RegionCode か RegionalRank が必要です。どちらもないと全市区町村の値が返ります。",
      en: "needs RegionCode or RegionalRank; without them every municipality would come."
    };
  return undefined;
}
