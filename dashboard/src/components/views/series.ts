import type {Row} from "../../../../pipeline/contracts/published.js";
import {seriesPanelData} from "../charts/seriesPanelData.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {abroad, type Site} from "../site.js";
import {dateText, documentLink, figureBlock, figureLink, noteText, statusLabel, table} from "./pieces.js";
import {projectionOf} from "./projection.js";

/** The panel of one series: its picture, its values with status and source, and what it covers. */
export function seriesBlock(site: Site, series: Row<"series">): Markup {
  const {data, find, words} = site;
  const indicator = find.indicators.get(series.indicator_id);
  const country = abroad(find, series);
  const observations = data.observation
    .filter(({series_id}) => series_id === series.series_id)
    .sort((a, b) => a.position - b.position || a.known_from.localeCompare(b.known_from));
  const whole = find.series.get(series.part_of_series_id ?? "");
  const kind = words.panel.kind[series.period_kind as keyof typeof words.panel.kind];
  const current = observations.filter(({known_to}) => known_to === null);
  const shown = current.filter(({withheld, value}) => !withheld && value !== null);
  return figureBlock(site, {
    ...(shown.length > 1
      ? {chart: {name: "seriesPanel", rows: seriesPanelData(site, series.series_id)}}
      : {single: onePoint(site, shown[0] ?? current[0])}),
    title: `${series.sample ? `【${words.sample}】` : ""}${country ? `${country.name_ja}：` : ""}${indicator?.name_ja}${whole ? `：${series.scope_ja}` : `・${series.edition}`}（${kind}・${current.length > 1 ? words.panel.trend : words.panel.onePoint}）`,
    sub: html`${series.publisher}／${series.edition}。${series.scope_ja}${whole && html` <span class="tag">${words.areaPage.part(whole.edition)}</span>`}${
      series.entity_type === "area" && comparableTag(site, series)
    }`,
    table: table(
      `${series.sample ? `【${words.sample}】` : ""}${country ? `${country.name_ja}：` : ""}${indicator?.name_ja} ${series.publisher}／${series.edition}`,
      [words.head.period, `#${words.head.value}`, words.head.status, words.head.known, words.head.source, words.note],
      observations.map(observation => [
        formatPeriod(observation.period, words),
        html`${figureLink(site, observation.observation_id)}${observation.sample && html` <span class="tag warn">${words.sample}</span>`}`,
        html`${statusLabel(site, observation.status)}${observation.known_to && html` <span class="tag">${words.replaced}</span>`}`,
        dateText(site, observation.known_from),
        documentLink(site, observation.document_id),
        noteText(site, observation.note_ja)
      ])
    ),
    more: projectionOf(site, series.series_id),
    notes: [series.coverage_note_ja === null ? null : noteText(site, series.coverage_note_ja)]
  });
}

/** A series of one value is a sentence, not a chart. */
function onePoint(site: Site, observation: Row<"observation"> | undefined): Markup {
  const {words} = site;
  if (!observation || observation.withheld)
    return html`<p class="single"><span class="missing">${words.withheld}</span> <span class="year">${words.withheldWhy}</span></p>`;
  return html`<p class="single"><span class="big">${figureLink(site, observation.observation_id)}</span>${observation.sample && html` <span class="tag warn">${words.sample}</span>`} <span class="year">${formatPeriod(observation.period, words)}・${statusLabel(site, observation.status)}</span></p>`;
}

function comparableTag({words}: Site, series: Row<"series">): Markup {
  const comparable = series.comparable_to_target as keyof typeof words.areaPage.comparable;
  return html` <span class="tag${comparable === "true" ? "" : " warn"}">${words.areaPage.comparable[comparable]}</span>`;
}

/** Which shape stands for which status; once a page, above the panels. */
export function statusLegend(site: Site): Markup {
  const {words, data} = site;
  return html`<p class="legend">${words.statusLegend}：${data.status.map(({status}) => html`${statusLabel(site, status)} `)}<span class="status"><span aria-hidden="true">×</span> ${words.replaced}</span>　${words.dashed}</p>`;
}

/** The documents behind a list of series, each once. */
export function sourcesTable(site: Site, documentIds: readonly (string | null)[]): Markup {
  const {words, find} = site;
  const documents = [...new Set(documentIds)]
    .map(id => find.documents.get(id ?? ""))
    .filter(document => document !== undefined);
  return table(
    words.areaPage.sources,
    [words.head.document, words.head.publisher, words.head.published, words.head.confidence, words.note],
    documents.map(document => [
      documentLink(site, document.document_id),
      document.publisher,
      dateText(site, document.published_on),
      document.confidence,
      noteText(site, document.note_ja)
    ])
  );
}
