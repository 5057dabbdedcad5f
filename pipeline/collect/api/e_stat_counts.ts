import {eStatData, eStatNext, listed} from "../../contracts/api/e_stat.js";
import {faultOf, type ShapeFault} from "../../contracts/api/json.js";
import {type Count, countsOf} from "./client.js";

const said = {
  total: {ja: "件数（TOTAL_NUMBER）", en: "number of figures (TOTAL_NUMBER)"},
  from: {ja: "最初の位置（FROM_NUMBER）", en: "first position (FROM_NUMBER)"},
  to: {ja: "最後の位置（TO_NUMBER）", en: "last position (TO_NUMBER)"},
  next: {ja: "次の位置（NEXT_KEY）", en: "next position (NEXT_KEY)"}
};

/**
 * RESULT_INF is believed: TOTAL_NUMBER counts what fits the question over all pages, FROM_NUMBER and TO_NUMBER what
 * stands here, NEXT_KEY is the place behind it. OVERALL_TOTAL_NUMBER of TABLE_INF is not: it counts the table before it
 * was narrowed, as registered.
 */
export function figuresStated(json: unknown, from: number): Count[] | ShapeFault {
  const fault = faultOf(eStatData, json);
  if (fault) return fault;
  const data = eStatData.parse(json);
  const figures = listed("", data.GET_STATS_DATA.STATISTICAL_DATA?.DATA_INF.VALUE).length;
  const stated = eStatNext.safeParse(json).data?.GET_STATS_DATA.STATISTICAL_DATA.RESULT_INF;
  const total = {what: said.total, stated: stated?.TOTAL_NUMBER, adds: figures};
  if (figures === 0) return countsOf([total]);
  return countsOf([
    total,
    {what: said.from, stated: stated?.FROM_NUMBER, here: from},
    {what: said.to, stated: stated?.TO_NUMBER, here: from + figures - 1},
    {what: said.next, stated: stated?.NEXT_KEY, here: from + figures}
  ]);
}
