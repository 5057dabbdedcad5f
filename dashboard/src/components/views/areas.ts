import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {state} from "./group.js";
import {documentsIn, englishName, figureBlock, figureLink, noteText, table} from "./pieces.js";
import {seriesBlock, sourcesTable, statusLegend} from "./series.js";

/** 市場領域: the tree of segments, groups and areas, each group with its target and state. */
export function areas(site: Site): Markup {
  const {data, words, root} = site;
  const total = data.area.find(({level}) => level === "total");
  const segments = children(site, total?.area_id ?? "");
  return html`<h1>${words.pages.areas}</h1><p class="sub">${words.areaPage.groupTarget}</p>
<p><a href="${root}areas/${total?.area_id}.html">${total?.name_ja}</a></p>
${segments.map(
  segment =>
    html`<section><h2>${segment.name_ja}</h2>${children(site, segment.area_id).map(group => groupRow(site, group))}</section>`
)}`;
}

function groupRow(site: Site, group: Row<"area">): Markup {
  const {data, words, root} = site;
  const progress = data.target_progress.find(({area_id}) => area_id === group.area_id);
  return html`<article class="card wide"><h3><a href="${root}areas/${group.area_id}.html">${group.name_ja}</a></h3>
${progress && html`<p class="path">${figureLink(site, progress.baseline_figure_id)} <span class="year">${formatPeriod(progress.baseline_period, words)}</span> <span aria-hidden="true">→</span> ${figureLink(site, progress.target_figure_id)} <span class="year">${formatPeriod(progress.target_period, words)}</span></p>${state(site, progress)}`}
<h4>${words.areaPage.areasIn}</h4><ul class="plain">${children(site, group.area_id).map(
    area => html`<li><a href="${root}areas/${area.area_id}.html">${area.name_ja}</a>${tags(site, area)}</li>`
  )}</ul></article>`;
}

/** One group or area: its target path, the series under it one by one, and every source. */
export function area(site: Site, areaId: string): Markup {
  const {data, find, words, root} = site;
  const node = find.areas.get(areaId);
  if (!node) throw new Error(`unknown area: ${areaId}`);
  const group = find.areas.get(node.group_id ?? "");
  const progress = data.target_progress.find(({area_id}) => area_id === areaId);
  const within = new Set([areaId, ...children(site, areaId).map(({area_id}) => area_id)]);
  const series = data.series.filter(({entity_type, entity_id}) => entity_type === "area" && within.has(entity_id));
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
${progress ? groupPath(site, progress) : html`<p class="sub">${words.areaPage.groupTarget} ${group && html`${words.areaPage.inGroup}：<a href="${root}areas/${group.area_id}.html">${group.name_ja}</a>`}</p>${derivedTarget(site, areaId)}`}
<section><h2>${words.areaPage.panels}</h2><p class="sub">${words.proxiesNote}</p>
${series.length === 0 ? html`<p class="missing">${words.areaPage.noSeries}</p>` : statusLegend(site)}
<div class="panels">${ordered(series).map(one => seriesBlock(site, one))}</div></section>
${progress && html`<section><h2>${words.areaPage.areasIn}</h2><ul class="plain">${children(site, areaId).map(child => html`<li><a href="${root}areas/${child.area_id}.html">${child.name_ja}</a>${tags(site, child)}</li>`)}</ul></section>`}
<section><h2>${words.areaPage.sources}</h2>${sourcesTable(site, documents)}</section>`;
}

function groupPath(site: Site, progress: Row<"target_progress">): Markup {
  const {data, find, words} = site;
  const target = data.target.find(
    ({area_id, target_set_id}) => area_id === progress.area_id && target_set_id === progress.target_set_id
  );
  const growth = figureLink(site, `computed.growth_required.${progress.target_set_id}.${progress.area_id}`);
  const increment = figureLink(site, `computed.increment.${progress.target_set_id}.${progress.area_id}`);
  return html`<div class="split path-and-state">${figureBlock(site, {
    chart: "areaPath",
    chartKey: progress.area_id,
    title: words.areaPage.path,
    level: 2,
    sub: words.areaPage.pathNote,
    table: table(
      `${find.areas.get(progress.area_id)?.name_ja} ${words.areaPage.path}`,
      [words.head.kind, words.head.period, `#${words.head.value}`],
      [
        [words.baseline, formatPeriod(progress.baseline_period, words), figureLink(site, progress.baseline_figure_id)],
        [words.target, formatPeriod(progress.target_period, words), figureLink(site, progress.target_figure_id)]
      ]
    ),
    notes: [target ? noteText(site, target.note_ja) : null]
  })}<div class="facts">${state(site, progress)}<dl>
<dt>${words.growthRequired}</dt><dd>${growth}</dd><dt>${words.increment}</dt><dd>${increment}</dd>
<dt>${words.share}</dt><dd>${figureLink(site, `computed.share_of_target.${progress.target_set_id}.${progress.area_id}`)}</dd></dl></div></div>`;
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

function children({data}: Site, parentId: string): Row<"area">[] {
  return data.area.filter(({parent_id}) => parent_id === parentId).sort((a, b) => a.sort_order - b.sort_order);
}

function tags({words}: Site, area: Row<"area">): Markup {
  if (area.derived) return html` <span class="tag warn">${words.areaPage.derived}</span>`;
  return html`${!area.verified && html` <span class="tag warn">${words.unverified}</span>`}${area.parent_basis === "inferred" && html` <span class="tag warn">${words.areaPage.inferred}</span>`}`;
}
