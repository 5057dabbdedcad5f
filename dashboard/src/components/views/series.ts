import type {Row} from "../../../../pipeline/contracts/published.js";
import {seriesPanelData} from "../charts/seriesPanelData.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {abroad, type Site} from "../site.js";
import {figureBlock, table} from "./blocks.js";
import {dateText, documentLink, figureLink, missing, noteText, statusLabel, tag, warning} from "./pieces.js";
import {projectionOf} from "./projection.js";

/** The panel of one series: its picture, its values with status and source, and what it covers. */
export function seriesBlock(site: Site, series: Row<"series">): Markup {
  const observations = site.data.observation
    .filter(({series_id}) => series_id === series.series_id)
    .sort((a, b) => a.position - b.position || a.known_from.localeCompare(b.known_from));
  const current = observations.filter(({known_to}) => known_to === null);
  const shown = current.filter(({withheld, value}) => !withheld && value !== null);
  const picture =
    shown.length > 1
      ? {chart: {name: "seriesPanel", rows: seriesPanelData(site, series.series_id)} as const}
      : {single: onePoint(site, shown[0] ?? current[0])};
  return figureBlock(site, {
    ...picture,
    title: titleOf(site, series, current.length),
    sub: coverage(site, series),
    table: valueTable(site, series, observations),
    more: projectionOf(site, series.series_id),
    notes: [series.coverage_note_ja === null ? null : noteText(site, series.coverage_note_ja)]
  });
}

/** What is counted, where it is of another country or invented said first. */
function nameOf({find, words}: Site, series: Row<"series">): string {
  const country = abroad(find, series);
  const sample = series.sample ? `【${words.sample}】` : "";
  return `${sample}${country ? `${country.name_ja}：` : ""}${find.indicators.get(series.indicator_id)?.name_ja}`;
}

function titleOf(site: Site, series: Row<"series">, values: number): string {
  const {panel: say, aside} = site.words;
  const part = site.find.series.has(series.part_of_series_id ?? "");
  const which = part ? `：${series.scope_ja}` : `・${series.edition}`;
  const kind = say.kind[series.period_kind as keyof typeof say.kind];
  return `${nameOf(site, series)}${which}${aside(`${kind}・${values > 1 ? say.trend : say.onePoint}`)}`;
}

/** Who publishes it, what it covers, and how that is to the whole and to the target. */
function coverage(site: Site, series: Row<"series">): Markup {
  const whole = site.find.series.get(series.part_of_series_id ?? "");
  const part = whole && html` ${tag(site.words.areaPage.part(whole.edition))}`;
  const comparable = series.entity_type === "area" && html` ${comparableTag(site, series)}`;
  return html`${series.publisher}／${series.edition}。${series.scope_ja}${part}${comparable}`;
}

function valueTable(site: Site, series: Row<"series">, observations: readonly Row<"observation">[]): Markup {
  const {words} = site;
  const {head} = words;
  return table(
    `${nameOf(site, series)} ${series.publisher}／${series.edition}`,
    [head.period, `#${head.value}`, head.status, head.known, head.source, words.note],
    observations.map(row => [
      formatPeriod(row.period, words),
      html`${figureLink(site, row.observation_id)}${row.sample && html` ${warning(words.sample)}`}`,
      html`${statusLabel(site, row.status)}${row.known_to && html` ${tag(words.replaced)}`}`,
      dateText(site, row.known_from),
      documentLink(site, row.document_id),
      noteText(site, row.note_ja)
    ])
  );
}

/** A series of one value is a sentence, not a chart. */
function onePoint(site: Site, observation: Row<"observation"> | undefined): Markup {
  const {words} = site;
  const why = html`<span class="year">${words.withheldWhy}</span>`;
  if (!observation || observation.withheld) return html`<p class="single">${missing(words.withheld)} ${why}</p>`;
  const {observation_id, period, status} = observation;
  const sample = observation.sample && html` ${warning(words.sample)}`;
  const year = html`<span class="year">${formatPeriod(period, words)}・${statusLabel(site, status)}</span>`;
  return html`<p class="single"><span class="big">${figureLink(site, observation_id)}</span>${sample} ${year}</p>`;
}

function comparableTag({words}: Site, {comparable_to_target}: Row<"series">): Markup {
  const {comparable: say} = words.areaPage;
  const said = say[comparable_to_target as keyof typeof say];
  return comparable_to_target === "true" ? tag(said) : warning(said);
}

/** Which shape stands for which status; once a page, above the panels. */
export function statusLegend(site: Site): Markup {
  const {words, data} = site;
  const marks = data.status.map(({status}) => html`${statusLabel(site, status)} `);
  const replaced = html`<span class="status"><span aria-hidden="true">×</span> ${words.replaced}</span>`;
  return html`<p class="legend">${words.statusLegend}：${marks}${replaced}　${words.dashed}</p>`;
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
