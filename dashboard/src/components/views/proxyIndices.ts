import type {Row} from "../../../../pipeline/contracts/published.js";
import {proxyIndexData} from "../charts/proxyIndexData.js";
import {figureId} from "../figureId.js";
import {formatNumber, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {figureBlock, table} from "./blocks.js";
import {figureLink, noteText} from "./pieces.js";

/** Each proxy that has grown over the target's years as an index beside what the target asks for. */
export function proxyIndices(site: Site, progress: Row<"target_progress">): Markup {
  const {index: say} = site.words;
  const signals = site.data.proxy_signal.filter(
    ({area_id, target_set_id, growth}) =>
      area_id === progress.area_id && target_set_id === progress.target_set_id && growth !== null
  );
  const panels = signals.map(signal => indexBlock(site, progress, signal));
  return html`<section><h2>${say.title}</h2><p class="sub">${signals.length === 0 ? say.noOverlap : say.note}</p>
<div class="panels">${panels}</div></section>`;
}

function indexBlock(site: Site, progress: Row<"target_progress">, signal: Row<"proxy_signal">): Markup {
  const {find, words} = site;
  const series = find.series.get(signal.series_id);
  const name = find.indicators.get(signal.indicator_id)?.name_ja ?? signal.series_id;
  const label = words.index.label(name, series?.publisher ?? "");
  const shown = figureLink(site, figureId("proxy_growth", signal.target_set_id, signal.series_id));
  const required = figureLink(site, figureId("growth_required", progress.target_set_id, progress.area_id));
  return figureBlock(site, {
    chart: {name: "proxyIndex", rows: proxyIndexData(site, signal)},
    title: label,
    sub: noteText(site, series?.coverage_note_ja ?? null),
    reading: html`${words.proxyMark} ${shown}　${words.requiredBar} ${required}`,
    table: indexTable(site, `${label} ${words.index.unit}`, signal)
  });
}

function indexTable(site: Site, caption: string, signal: Row<"proxy_signal">): Markup {
  const {data, words} = site;
  const {index: say, head} = words;
  const points = data.proxy_index
    .filter(row => row.series_id === signal.series_id && row.target_set_id === signal.target_set_id)
    .sort((a, b) => a.position - b.position);
  return table(
    caption,
    [head.period, `#${head.value}`, `#${say.unit}`, `#${say.required}`],
    points.map(row => [
      formatPeriod(row.period, words),
      figureLink(site, row.observation_id),
      formatNumber(row.index_value, 1, words),
      formatNumber(row.required_index, 1, words)
    ])
  );
}
