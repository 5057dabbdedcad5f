import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber, formatPeriod} from "../format.js";
import {provenanceHref, type SiteWith} from "./picked.js";

export interface IndexPoint {
  position: number;
  /** The proxy as an index. */
  value: number;
  /** What the target asks for by then. */
  required: number;
  title: string;
  href: string | null;
}

export interface ProxyIndexRows {
  name: string;
  points: IndexPoint[];
  /** The lowest and highest index of all panels of the area: they share one scale. */
  scale: number[];
}

/** One proxy as an index, 100 at the first year it shares with the target's years. */
export function proxyIndexData(
  {data, find, words, root}: SiteWith<"proxy_index">,
  {area_id, target_set_id, series_id}: Pick<Row<"proxy_signal">, "area_id" | "target_set_id" | "series_id">
): ProxyIndexRows {
  const shared = data.proxy_index.filter(row => row.area_id === area_id && row.target_set_id === target_set_id);
  const values = shared.flatMap(({index_value, required_index}) => [index_value, required_index]);
  const indicator = find.series.get(series_id)?.indicator_id ?? "";
  return {
    name: `${find.indicators.get(indicator)?.name_ja ?? series_id} ${words.index.title}`,
    points: shared
      .filter(row => row.series_id === series_id)
      .sort((a, b) => a.position - b.position)
      .map(({position, period, index_value, required_index, observation_id}) => ({
        position,
        value: index_value,
        required: required_index,
        title: `${formatPeriod(period, words)} ${formatNumber(index_value, 1, words)}`,
        href: provenanceHref(root, observation_id)
      })),
    scale: values.length === 0 ? [] : [Math.min(...values), Math.max(...values)]
  };
}
