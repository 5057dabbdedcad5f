import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {areaPathBlock} from "./areaPathBlock.js";
import {children, tags, targetOf} from "./areas.js";
import {asOfNotice, controls} from "./controls.js";
import {formulaPanel} from "./formulaPanel.js";
import {documentsIn, englishName, figureLink, noteText} from "./pieces.js";
import {proxyIndices} from "./proxyIndices.js";
import {seriesBlock, sourcesTable, statusLegend} from "./series.js";

/** One group or area: its target path, the series under it one by one, and every source. */
export function area(site: Site, areaId: string): Markup {
  const {data, find, words, root} = site;
  const node = find.areas.get(areaId);
  if (!node) throw new Error(`unknown area: ${areaId}`);
  const group = find.areas.get(node.group_id ?? "");
  const progress = targetOf(site, areaId);
  const within = new Set([areaId, ...children(site, areaId).map(({area_id}) => area_id)]);
  const known = new Set(data.observation.map(({series_id}) => series_id));
  const series = data.series.filter(
    ({entity_type, entity_id, series_id}) => entity_type === "area" && within.has(entity_id) && known.has(series_id)
  );
  const documents = [
    ...data.target.filter(({area_id}) => area_id === areaId).map(({document_id}) => document_id),
    node.document_id,
    ...documentsIn(node.note_ja, ...data.target.filter(({area_id}) => area_id === areaId).map(({note_ja}) => note_ja)),
    ...series.flatMap(({series_id}) =>
      data.observation.filter(observation => observation.series_id === series_id).map(({document_id}) => document_id)
    )
  ];
  return html`<p class="crumbs"><a href="${root}areas/index.html">${words.pages.areas}</a>${group && group !== node && html` › <a href="${root}areas/${group.area_id}.html">${group.name_ja}</a>`}</p>
<h1>${node.name_ja}${tags(site, node)}</h1>${englishName(site, node.name_ja, node.name_en, node.name_en_status)}
${node.note_ja && html`<p class="note">${noteText(site, node.note_ja)}</p>`}
${asOfNotice(site)}${controls(site, ["shape", "asOf"])}
${progress ? areaPathBlock(site, progress) : html`<p class="sub">${words.areaPage.groupTarget} ${group && html`${words.areaPage.inGroup}：<a href="${root}areas/${group.area_id}.html">${group.name_ja}</a>`}</p>${derivedTarget(site, areaId)}`}
${progress && methods(site, progress)}${progress && proxyIndices(site, progress)}
<section><h2>${words.areaPage.panels}</h2><p class="sub">${words.proxiesNote}</p>
${series.length === 0 ? html`<p class="missing">${words.areaPage.noSeries}</p>` : statusLegend(site)}
<div class="panels">${ordered(series).map(one => seriesBlock(site, one))}</div></section>
${progress && html`<section><h2>${words.areaPage.areasIn}</h2><ul class="plain">${children(site, areaId).map(child => html`<li><a href="${root}areas/${child.area_id}.html">${child.name_ja}</a>${tags(site, child)}</li>`)}</ul></section>`}
<section><h2>${words.areaPage.sources}</h2>${sourcesTable(site, documents)}</section>`;
}

/** Each method's formula with the values in place. */
function methods(site: Site, progress: Row<"target_progress">): Markup {
  const {data, find, words} = site;
  const answers = data.verdict.filter(
    ({area_id, target_set_id}) => area_id === progress.area_id && target_set_id === progress.target_set_id
  );
  return html`<section><h2>${words.formulaPanel.title}</h2>${formulaPanel(site, answers, find.areas.get(progress.area_id)?.name_ja ?? "")}</section>`;
}

/** A target that is no part of any sum (the derived sub-group) is shown with its caution. */
function derivedTarget(site: Site, areaId: string): Markup[] {
  const {data, words} = site;
  return data.target
    .filter(({area_id}) => area_id === areaId)
    .map(
      target =>
        html`<article class="card wide">${site.find.targetSets.get(target.target_set_id)?.name_ja}<p class="path">${target.baseline_figure_id && figureLink(site, target.baseline_figure_id)} <span aria-hidden="true">→</span> ${figureLink(site, target.target_figure_id)} <span class="year">${formatPeriod(target.target_period, words)}</span></p><p class="note">${noteText(site, target.note_ja)}</p></article>`
    );
}

/** Whole series first, each followed by its parts. */
function ordered(series: readonly Row<"series">[]): Row<"series">[] {
  const wholes = series.filter(({part_of_series_id}) => part_of_series_id === null);
  return wholes.flatMap(whole => [
    whole,
    ...series.filter(({part_of_series_id}) => part_of_series_id === whole.series_id)
  ]);
}
