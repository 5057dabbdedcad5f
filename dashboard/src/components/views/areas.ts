import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {type Site, setInView} from "../site.js";
import {asOfNotice} from "./controls.js";
import {groupState} from "./group.js";
import {figureLink} from "./pieces.js";

/** 市場領域: the tree of segments, groups and areas, each group with its target and state. */
export function areas(site: Site): Markup {
  const {data, root} = site;
  const total = data.area.find(({level}) => level === "total");
  const segments = children(site, total?.area_id ?? "");
  return html`${asOfNotice(site)}<p><a href="${root}areas/${total?.area_id}.html">${total?.name_ja}</a></p>
${segments.map(
  segment =>
    html`<section><h2>${segment.name_ja}</h2>${children(site, segment.area_id).map(group => groupRow(site, group))}</section>`
)}`;
}

function groupRow(site: Site, group: Row<"area">): Markup {
  const {words, root} = site;
  const progress = targetOf(site, group.area_id);
  return html`<article class="card wide"><h3><a href="${root}areas/${group.area_id}.html">${group.name_ja}</a></h3>
${progress && html`<p class="path">${figureLink(site, progress.baseline_figure_id)} <span class="year">${formatPeriod(progress.baseline_period, words)}</span> <span aria-hidden="true">→</span> ${figureLink(site, progress.target_figure_id)} <span class="year">${formatPeriod(progress.target_period, words)}</span></p>${groupState(site, progress)}`}
<h4>${words.areaPage.areasIn}</h4><ul class="plain">${children(site, group.area_id).map(
    area => html`<li><a href="${root}areas/${area.area_id}.html">${area.name_ja}</a>${tags(site, area)}</li>`
  )}</ul></article>`;
}

/** The target of a group in the set in view. */
export function targetOf(site: Site, areaId: string): Row<"target_progress"> | undefined {
  const set = setInView(site);
  return site.data.target_progress.find(
    ({area_id, target_set_id}) => area_id === areaId && target_set_id === set?.target_set_id
  );
}

/** The areas within one, in order. */
export function children({data}: Site, parentId: string): Row<"area">[] {
  return data.area.filter(({parent_id}) => parent_id === parentId).sort((a, b) => a.sort_order - b.sort_order);
}

/** What is not certain of an area's name or place in the tree. */
export function tags({words}: Site, area: Row<"area">): Markup {
  if (area.derived) return html` <span class="tag warn">${words.areaPage.derived}</span>`;
  return html`${!area.verified && html` <span class="tag warn">${words.unverified}</span>`}${area.parent_basis === "inferred" && html` <span class="tag warn">${words.areaPage.inferred}</span>`}`;
}
