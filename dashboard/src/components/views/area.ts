import type {Row} from "../../../../pipeline/contracts/published.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {areaPathBlock} from "./areaPathBlock.js";
import {areaList, children, tags, targetOf} from "./areas.js";
import {asOfNotice, controls} from "./controls.js";
import {formulaPanel} from "./formulaPanel.js";
import {documentsIn, englishName, figureLink, noteText, pageLink, yearText} from "./pieces.js";
import {proxyIndices} from "./proxyIndices.js";
import {seriesBlock, sourcesTable, statusLegend} from "./series.js";

/** One group or area: its target path, the series under it one by one, and every source. */
export function area(site: Site, areaId: string): Markup {
  const {find, words} = site;
  const node = find.areas.get(areaId);
  if (!node) throw new Error(`unknown area: ${areaId}`);
  const progress = targetOf(site, areaId);
  const series = seriesWithin(site, areaId);
  return html`${heading(site, node)}
${asOfNotice(site)}${controls(site, ["shape", "asOf"])}
${progress ? areaPathBlock(site, progress) : withoutTarget(site, node)}
${progress && methods(site, progress)}${progress && proxyIndices(site, progress)}
${panels(site, series)}
${progress && areasIn(site, areaId)}
<section><h2>${words.areaPage.sources}</h2>${sourcesTable(site, documentsOf(site, node, series))}</section>`;
}

/** The series of an area and of the areas within it that had values on the day in view. */
function seriesWithin(site: Site, areaId: string): Row<"series">[] {
  const {data} = site;
  const within = new Set([areaId, ...children(site, areaId).map(({area_id}) => area_id)]);
  const known = new Set(data.observation.map(({series_id}) => series_id));
  return data.series.filter(
    ({entity_type, entity_id, series_id}) => entity_type === "area" && within.has(entity_id) && known.has(series_id)
  );
}

/** Every document behind the page, in the order in which the page comes to it. */
function documentsOf({data}: Site, node: Row<"area">, series: readonly Row<"series">[]): (string | null)[] {
  const targets = data.target.filter(({area_id}) => area_id === node.area_id);
  return [
    ...targets.map(({document_id}) => document_id),
    node.document_id,
    ...documentsIn(node.note_ja, ...targets.map(({note_ja}) => note_ja)),
    ...series.flatMap(({series_id}) =>
      data.observation.filter(observation => observation.series_id === series_id).map(({document_id}) => document_id)
    )
  ];
}

/** The group an area belongs to; undefined for a group itself. */
function groupOf({find}: Site, node: Row<"area">): Row<"area"> | undefined {
  const group = find.areas.get(node.group_id ?? "");
  return group === node ? undefined : group;
}

function heading(site: Site, node: Row<"area">): Markup {
  const group = groupOf(site, node);
  const above = group && html` › ${pageLink(site, "areas", group.area_id, group.name_ja)}`;
  return html`<p class="crumbs">${pageLink(site, "areas", "index", site.words.pages.areas)}${above}</p>
<h1>${node.name_ja}${tags(site, node)}</h1>${englishName(site, node.name_ja, node.name_en, node.name_en_status)}
${node.note_ja && html`<p class="note">${noteText(site, node.note_ja)}</p>`}`;
}

/** What stands in place of the path where the target is set for the group alone. */
function withoutTarget(site: Site, node: Row<"area">): Markup {
  const {areaPage: say} = site.words;
  const group = groupOf(site, node);
  const link = group && html`${say.inGroup}：${pageLink(site, "areas", group.area_id, group.name_ja)}`;
  return html`<p class="sub">${say.groupTarget} ${link}</p>${derivedTarget(site, node.area_id)}`;
}

function panels(site: Site, series: readonly Row<"series">[]): Markup {
  const {words} = site;
  const none = html`<p class="missing">${words.areaPage.noSeries}</p>`;
  return html`<section><h2>${words.areaPage.panels}</h2><p class="sub">${words.proxiesNote}</p>
${series.length === 0 ? none : statusLegend(site)}
<div class="panels">${ordered(series).map(one => seriesBlock(site, one))}</div></section>`;
}

function areasIn(site: Site, areaId: string): Markup {
  return html`<section><h2>${site.words.areaPage.areasIn}</h2>${areaList(site, areaId)}</section>`;
}

/** Each method's formula with the values in place. */
function methods(site: Site, progress: Row<"target_progress">): Markup {
  const {data, find, words} = site;
  const answers = data.verdict.filter(
    ({area_id, target_set_id}) => area_id === progress.area_id && target_set_id === progress.target_set_id
  );
  const name = find.areas.get(progress.area_id)?.name_ja ?? "";
  return html`<section><h2>${words.formulaPanel.title}</h2>${formulaPanel(site, answers, name)}</section>`;
}

/** A target that is no part of any sum (the derived sub-group) is shown with its caution. */
function derivedTarget(site: Site, areaId: string): Markup[] {
  const targets = site.data.target.filter(({area_id}) => area_id === areaId);
  return targets.map(target => {
    const set = site.find.targetSets.get(target.target_set_id)?.name_ja;
    const from = target.baseline_figure_id && figureLink(site, target.baseline_figure_id);
    const to = html`${figureLink(site, target.target_figure_id)} ${yearText(site, target.target_period)}`;
    return html`<article class="card wide">${set}<p class="path">${from} <span aria-hidden="true">→</span> ${to}</p>
<p class="note">${noteText(site, target.note_ja)}</p></article>`;
  });
}

/** Whole series first, each followed by its parts. */
function ordered(series: readonly Row<"series">[]): Row<"series">[] {
  const wholes = series.filter(({part_of_series_id}) => part_of_series_id === null);
  return wholes.flatMap(whole => [
    whole,
    ...series.filter(({part_of_series_id}) => part_of_series_id === whole.series_id)
  ]);
}
