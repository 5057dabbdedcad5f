import type {Row} from "../../../../pipeline/contracts/published.js";
import {figureId} from "../figureId.js";
import {formatPeriod} from "../format.js";
import type {Markup} from "../markup.js";
import type {Site} from "../site.js";
import {figureLink, table} from "./pieces.js";

/** The table behind the comparison of growth: what each target asks for, and what each of its proxies shows or why it shows nothing. */
export function growthTable(site: Site, groups: readonly Row<"target_progress">[]): Markup {
  const {data, find, words} = site;
  return table(
    words.overview.growth,
    [words.head.name, words.head.kind, words.head.period, `#${words.head.growth}`, words.head.reason],
    groups.flatMap(group => [
      [
        find.areas.get(group.area_id)?.name_ja ?? "",
        words.growthRequired,
        formatPeriod(`${group.baseline_period}→${group.target_period}`, words),
        figureLink(site, figureId("growth_required", group.target_set_id, group.area_id)),
        ""
      ],
      ...data.proxy_signal
        .filter(({area_id, target_set_id}) => area_id === group.area_id && target_set_id === group.target_set_id)
        .map(signal => [
          `${find.indicators.get(signal.indicator_id)?.name_ja}（${find.series.get(signal.series_id)?.publisher}）`,
          words.proxies,
          formatPeriod(
            signal.from_period === signal.to_period ? signal.to_period : `${signal.from_period}→${signal.to_period}`,
            words
          ),
          signal.growth === null
            ? ""
            : figureLink(site, figureId("proxy_growth", signal.target_set_id, signal.series_id)),
          signal.reason ? words.signalReason[signal.reason as keyof typeof words.signalReason] : ""
        ])
    ])
  );
}
