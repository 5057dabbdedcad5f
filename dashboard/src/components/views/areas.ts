import type {Row} from "../../../../pipeline/contracts/published.js";
import {html, type Markup} from "../markup.js";
import {type Site, setInView} from "../site.js";
import {asOfNotice} from "./controls.js";
import {groupState} from "./group.js";
import {pageLink, targetLine, warning} from "./pieces.js";

/** 市場領域: the tree of segments, groups and areas, each group with its target and state. */
export function areas(site: Site): Markup {
  const total = site.data.area.find(({level}) => level === "total");
  const top = total && pageLink(site, "areas", total.area_id, total.name_ja);
  return html`${asOfNotice(site)}<p>${top}</p>
${children(site, total?.area_id ?? "").map(one => segment(site, one))}`;
}

function segment(site: Site, {area_id, name_ja}: Row<"area">): Markup {
  const groups = children(site, area_id).map(group => groupRow(site, group));
  return html`<section><h2>${name_ja}</h2>${groups}</section>`;
}

function groupRow(site: Site, group: Row<"area">): Markup {
  const progress = targetOf(site, group.area_id);
  return html`<article class="card wide"><h3>${pageLink(site, "areas", group.area_id, group.name_ja)}</h3>
${progress && html`${targetLine(site, progress)}${groupState(site, progress)}`}
<h4>${site.words.areaPage.areasIn}</h4>${areaList(site, group.area_id)}</article>`;
}

/** The areas within a group as links. */
export function areaList(site: Site, groupId: string): Markup {
  const within = children(site, groupId).map(
    area => html`<li>${pageLink(site, "areas", area.area_id, area.name_ja)}${tags(site, area)}</li>`
  );
  return html`<ul class="plain">${within}</ul>`;
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
  if (area.derived) return html` ${warning(words.areaPage.derived)}`;
  const inferred = area.parent_basis === "inferred" && html` ${warning(words.areaPage.inferred)}`;
  return html`${!area.verified && html` ${warning(words.unverified)}`}${inferred}`;
}
