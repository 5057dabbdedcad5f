import type {Row} from "../../../../pipeline/contracts/published.js";
import {figureId} from "../figureId.js";
import {formatPercent, formatPeriod, qualified} from "../format.js";
import {groupsInView} from "../site.js";
import {provenanceHref, type SiteWith} from "./picked.js";

export interface GrowthRow {
  key: string;
  /** What the row is called, and of a proxy whose figures it is of which years. */
  names: string[];
  /** What the mark prints: 8.2%以上. */
  said: string;
  /** As a ratio; null where it cannot be said. */
  growth: number | null;
  proxy: boolean;
  title: string;
  href: string | null;
}

export interface GrowthComparisonRows {
  rows: GrowthRow[];
}

type Picked = SiteWith<"target_progress" | "target_total" | "proxy_signal">;

/** Each group followed by its proxies. Proxies that allow no growth are left to the table and the page. */
export function growthComparisonData(site: Picked): GrowthComparisonRows {
  const {proxy_signal} = site.data;
  return {
    rows: groupsInView(site).flatMap(group => [
      groupRow(site, group),
      ...proxy_signal
        .filter(({area_id, target_set_id}) => area_id === group.area_id && target_set_id === group.target_set_id)
        .flatMap(signal => proxyRow(site, signal))
    ])
  };
}

function groupRow({find, words, root}: Picked, group: Row<"target_progress">): GrowthRow {
  const {area_id, target_set_id, growth_required: growth, qualifier} = group;
  const name = find.areas.get(area_id)?.name_ja ?? area_id;
  const said = growth === null ? words.notPublished : qualified(formatPercent(growth, words), qualifier, find);
  const title = `${name} ${growth === null ? said : words.perYear(said)}`;
  const href = growth === null ? null : provenanceHref(root, figureId("growth_required", target_set_id, area_id));
  return {key: area_id, names: [name], said, growth, proxy: false, title, href};
}

function proxyRow({find, words, root}: Picked, signal: Row<"proxy_signal">): GrowthRow[] {
  const {area_id, target_set_id, series_id, indicator_id, growth, from_period, to_period} = signal;
  if (growth === null) return [];
  const publisher = find.series.get(series_id)?.publisher ?? "";
  const names = [
    words.proxyLabel(find.indicators.get(indicator_id)?.name_ja ?? series_id),
    `${publisher} ${formatPeriod(`${from_period}→${to_period}`, words)}`
  ];
  const said = formatPercent(growth, words);
  const title = `${names.join(" ")} ${words.perYear(said)}`;
  const href = provenanceHref(root, figureId("proxy_growth", target_set_id, series_id));
  return [{key: `${area_id}/${series_id}`, names, said, growth, proxy: true, title, href}];
}
