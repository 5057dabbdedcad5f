import type {Row} from "../../../../pipeline/contracts/published.js";
import {growthComparisonData} from "../charts/growthComparisonData.js";
import {figureId} from "../figureId.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {figureBlock, table} from "./blocks.js";
import {figureLink} from "./pieces.js";

/** The growth that each target asks for beside the growth its proxies show. */
export function growthBlock(site: Site, groups: readonly Row<"target_progress">[]): Markup {
  const {words} = site;
  const bar = html`<span class="bar" aria-hidden="true"></span> ${words.requiredBar}`;
  const mark = html`<span aria-hidden="true">◇</span> ${words.proxyMark}`;
  return figureBlock(site, {
    chart: {name: "growthComparison", rows: growthComparisonData(site)},
    title: words.overview.growth,
    level: 2,
    sub: words.overview.growthNote,
    reading: html`<span class="legend">${bar}　${mark}</span>`,
    table: growthTable(site, groups)
  });
}

/** What each target asks for, and what each of its proxies shows or why it shows nothing. */
function growthTable(site: Site, groups: readonly Row<"target_progress">[]): Markup {
  const {words} = site;
  const {head} = words;
  return table(
    words.overview.growth,
    [head.name, head.kind, head.period, `#${head.growth}`, head.reason],
    groups.flatMap(group => [
      [
        site.find.areas.get(group.area_id)?.name_ja ?? "",
        words.growthRequired,
        formatPeriod(`${group.baseline_period}→${group.target_period}`, words),
        figureLink(site, figureId("growth_required", group.target_set_id, group.area_id)),
        ""
      ],
      ...site.data.proxy_signal
        .filter(({area_id, target_set_id}) => area_id === group.area_id && target_set_id === group.target_set_id)
        .map(signal => proxyLine(site, signal))
    ])
  );
}

function proxyLine(site: Site, signal: Row<"proxy_signal">): (Markup | string)[] {
  const {find, words} = site;
  const {from_period, to_period, target_set_id, series_id, reason} = signal;
  return [
    `${find.indicators.get(signal.indicator_id)?.name_ja}（${find.series.get(series_id)?.publisher}）`,
    words.proxies,
    formatPeriod(from_period === to_period ? to_period : `${from_period}→${to_period}`, words),
    signal.growth === null ? "" : figureLink(site, figureId("proxy_growth", target_set_id, series_id)),
    reason ? words.signalReason[reason as keyof typeof words.signalReason] : ""
  ];
}
