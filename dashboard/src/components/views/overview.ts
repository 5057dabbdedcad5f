import type {Row} from "../../../../pipeline/contracts/published.js";
import {figureId} from "../figureId.js";
import {html, type Markup} from "../markup.js";
import {groupsInView, type Site, setInView} from "../site.js";
import {key} from "./blocks.js";
import {communityList} from "./communities.js";
import {communityMap} from "./communityMap.js";
import {composition, type Groups, yearsOf} from "./composition.js";
import {asOfNotice} from "./controls.js";
import {crosswalk} from "./crosswalk.js";
import {eventTable} from "./events.js";
import {groupCard} from "./group.js";
import {growthBlock} from "./growth.js";
import {figureLink, printed} from "./pieces.js";

/** 概要: what 92兆円 consists of, which groups can be judged and why not, what proxies indicate, the communities. */
export function overview(site: Site): Markup {
  const {data, words} = site;
  const {overview: say} = words;
  const total = setInView(site);
  if (!total) return html`<h1>${words.pages.overview}</h1>${asOfNotice(site)}`;
  const groups = groupsInView(site);
  return html`${lead(site, total, groups)}
${composition(site, total, groups)}
<section id="groups"><h2>${say.groups}</h2>
<div class="cards">${groups.map(group => groupCard(site, group))}</div></section>
${growthBlock(site, groups)}
<section><h2>${say.communities(data.community.length)}</h2><p class="sub">${say.communitiesNote}</p>
<div class="split"><div data-keep="map">${communityMap(site)}</div>${communityList(site)}</div></section>
<section data-keep="events"><h2>${say.events}</h2>${eventTable(site, data.event)}</section>
${crosswalk(site)}`;
}

/** What the page says first: the targets, the baselines, and of how many groups anything can be said. */
function lead(site: Site, total: Row<"target_total">, groups: Groups): Markup {
  const {words} = site;
  const {overview: say} = words;
  const judged = wholeOf(site, total)?.areas_judged ?? 0;
  const headline = html`${say.headline} ${figureLink(site, total.headline_figure_id)}${words.aside(total.scope_ja)}`;
  const sum = (side: "target" | "baseline") =>
    key({
      label: `${words[side]}${words.aside(words.sum)}`,
      big: figureLink(site, figureId(`group_${side}_sum`, total.target_set_id)),
      note: yearsOf(groups, side, words)
    });
  return html`<section class="lead">
<h1>${say.title(printed(site, total.headline_figure_id))}</h1>
${asOfNotice(site)}<p class="sub">${say.lead(total.name_ja, total.group_count)} ${headline}</p>
<div class="keys">
${sum("target")}
${sum("baseline")}
${stateKey(site, total, judged)}
</div>
<p class="why">${judged === 0 ? say.stateWhy : say.stateSome}</p>
</section>`;
}

/** The standing of the whole on the straight path. */
function wholeOf({data, find}: Site, total: Row<"target_total">): Row<"standing"> | undefined {
  return data.standing.find(
    ({target_set_id, area_id, shape}) =>
      target_set_id === total.target_set_id && shape === "linear" && find.areas.get(area_id)?.level === "total"
  );
}

function stateKey(site: Site, {target_set_id, group_count}: Row<"target_total">, judged: number): Markup {
  const {words, root} = site;
  const count = words.progress.of(judged, group_count);
  return key({
    label: words.overview.stateTitle,
    big: html`<a class="plain" href="${root}progress.html">${count}</a>`,
    note: html`${words.overview.coverage} ${figureLink(site, figureId("coverage", target_set_id))}`,
    state: true
  });
}
