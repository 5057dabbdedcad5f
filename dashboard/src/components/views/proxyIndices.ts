import type {Row} from "../../../../pipeline/contracts/published.js";
import {proxyIndexData} from "../charts/proxyIndexData.js";
import {figureId} from "../figureId.js";
import {formatNumber, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {figureBlock, figureLink, noteText, table} from "./pieces.js";

/** Each proxy that has grown over the target's years as an index beside what the target asks for. */
export function proxyIndices(site: Site, progress: Row<"target_progress">): Markup {
  const {data, find, words} = site;
  const signals = data.proxy_signal.filter(
    ({area_id, target_set_id, growth}) =>
      area_id === progress.area_id && target_set_id === progress.target_set_id && growth !== null
  );
  return html`<section><h2>${words.index.title}</h2><p class="sub">${signals.length === 0 ? words.index.noOverlap : words.index.note}</p><div class="panels">${signals.map(
    signal => {
      const label = words.index.label(
        find.indicators.get(signal.indicator_id)?.name_ja ?? signal.series_id,
        find.series.get(signal.series_id)?.publisher ?? ""
      );
      const points = data.proxy_index
        .filter(row => row.series_id === signal.series_id && row.target_set_id === progress.target_set_id)
        .sort((a, b) => a.position - b.position);
      return figureBlock(site, {
        chart: {name: "proxyIndex", rows: proxyIndexData(site, signal)},
        title: label,
        sub: noteText(site, find.series.get(signal.series_id)?.coverage_note_ja ?? null),
        reading: html`${words.proxyMark} ${figureLink(site, figureId("proxy_growth", signal.target_set_id, signal.series_id))}　${words.requiredBar} ${figureLink(site, figureId("growth_required", progress.target_set_id, progress.area_id))}`,
        table: table(
          `${label} ${words.index.unit}`,
          [words.head.period, `#${words.head.value}`, `#${words.index.unit}`, `#${words.index.required}`],
          points.map(row => [
            formatPeriod(row.period, words),
            figureLink(site, row.observation_id),
            formatNumber(row.index_value, 1, words),
            formatNumber(row.required_index, 1, words)
          ])
        )
      });
    }
  )}</div></section>`;
}
