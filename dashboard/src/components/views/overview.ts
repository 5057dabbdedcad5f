import type {Row} from "../../../../pipeline/contracts/published.js";
import {compositionData} from "../charts/compositionData.js";
import {groupFill} from "../charts/groupFills.js";
import {growthComparisonData} from "../charts/growthComparisonData.js";
import {figureId} from "../figureId.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {groupsInView, type Site, setInView} from "../site.js";
import type {Words} from "../words.js";
import {communityList} from "./communities.js";
import {communityMap} from "./communityMap.js";
import {asOfNotice} from "./controls.js";
import {crosswalk} from "./crosswalk.js";
import {eventTable} from "./events.js";
import {groupCard} from "./group.js";
import {growthTable} from "./growth.js";
import {figureBlock, figureLink, printed, table} from "./pieces.js";

/** 概要: what 92兆円 consists of, which groups can be judged and why not, what proxies indicate, and the communities. */
export function overview(site: Site): Markup {
  const {data, words, root} = site;
  const total = setInView(site);
  if (!total) return html`<h1>${words.pages.overview}</h1>${asOfNotice(site)}`;
  const groups = groupsInView(site);
  const whole = data.standing.find(
    ({target_set_id, area_id, shape}) =>
      target_set_id === total.target_set_id && shape === "linear" && site.find.areas.get(area_id)?.level === "total"
  );
  const judged = whole?.areas_judged ?? 0;
  return html`<section class="lead">
<h1>${words.overview.title(printed(site, total.headline_figure_id))}</h1>
${asOfNotice(site)}<p class="sub">${words.overview.lead(total.name_ja, total.group_count)} ${words.overview.headline} ${figureLink(site, total.headline_figure_id)}（${total.scope_ja}）</p>
<div class="keys">
<div class="key"><p class="label">${words.target}（${words.sum}）</p><p class="big">${figureLink(site, figureId("group_target_sum", total.target_set_id))}</p><p class="label">${span(
    groups.map(({target_period}) => target_period),
    words
  )}</p></div>
<div class="key"><p class="label">${words.baseline}（${words.sum}）</p><p class="big">${figureLink(site, figureId("group_baseline_sum", total.target_set_id))}</p><p class="label">${span(
    groups.map(({baseline_period}) => baseline_period),
    words
  )}</p></div>
<div class="key state"><p class="label">${words.overview.stateTitle}</p><p class="big"><a class="plain" href="${root}progress.html">${words.progress.of(judged, total.group_count)}</a></p><p class="label">${words.overview.coverage} ${figureLink(site, figureId("coverage", total.target_set_id))}</p></div>
</div>
<p class="why">${judged === 0 ? words.overview.stateWhy : words.overview.stateSome}</p>
</section>
${figureBlock(site, {
  chart: {name: "composition", rows: compositionData(site)},
  title: words.overview.composition(printed(site, sumId(total))),
  level: 2,
  sub: words.overview.compositionNote(
    total.unit ?? "",
    span(
      groups.map(({baseline_period}) => baseline_period),
      words
    ),
    span(
      groups.map(({target_period}) => target_period),
      words
    )
  ),
  reading: html`<span class="swatches">${groups.map(group => swatch(site, group))}</span>`,
  table: groupTable(site, groups, total)
})}
<section id="groups"><h2>${words.overview.groups}</h2><div class="cards">${groups.map(group => groupCard(site, group))}</div></section>
${figureBlock(site, {
  chart: {name: "growthComparison", rows: growthComparisonData(site)},
  title: words.overview.growth,
  level: 2,
  sub: words.overview.growthNote,
  reading: html`<span class="legend"><span class="bar" aria-hidden="true"></span> ${words.requiredBar}　<span aria-hidden="true">◇</span> ${words.proxyMark}</span>`,
  table: growthTable(site, groups)
})}
<section><h2>${words.overview.communities(data.community.length)}</h2><p class="sub">${words.overview.communitiesNote}</p>
<div class="split"><div data-keep="map">${communityMap(site)}</div>${communityList(site)}</div></section>
<section data-keep="events"><h2>${words.overview.events}</h2>${eventTable(site, data.event)}</section>
${crosswalk(site)}`;
}

const sumId = ({target_set_id}: Row<"target_total">) => figureId("group_target_sum", target_set_id);

/** The first and last of some years: 2016年〜2020年. */
function span(periods: readonly (string | null)[], words: Words): string {
  const sorted = [...new Set(periods)].sort();
  const [first, last] = [sorted[0] ?? null, sorted.at(-1) ?? null];
  return first === last
    ? formatPeriod(first, words)
    : words.overview.years(formatPeriod(first, words), formatPeriod(last, words));
}

function swatch(site: Site, group: Row<"target_progress">): Markup {
  const fill = groupFill(site.find.areas.get(group.area_id)?.fill);
  return html`<span class="swatch"><svg width="16" height="16" aria-hidden="true"><rect width="16" height="16" fill="${fill}"/></svg> <span>${site.find.areas.get(group.area_id)?.name_ja} ${figureLink(site, group.baseline_figure_id)}→${figureLink(site, group.target_figure_id)}</span></span>`;
}

function groupTable(site: Site, groups: readonly Row<"target_progress">[], total: Row<"target_total">): Markup {
  const {find, words} = site;
  const rows = groups.map(group => [
    find.areas.get(group.area_id)?.name_ja ?? "",
    figureLink(site, group.baseline_figure_id),
    formatPeriod(group.baseline_period, words),
    figureLink(site, group.target_figure_id),
    formatPeriod(group.target_period, words),
    figureLink(site, figureId("increment", group.target_set_id, group.area_id)),
    figureLink(site, figureId("share_of_target", group.target_set_id, group.area_id))
  ]);
  const sum = (side: "baseline" | "target") => figureLink(site, figureId(`group_${side}_sum`, total.target_set_id));
  return table(
    words.overview.composition(printed(site, sumId(total))),
    [
      words.group,
      `#${words.baseline}`,
      words.baselineYear,
      `#${words.target}`,
      words.targetYear,
      `#${words.increment}`,
      `#${words.share}`
    ],
    [...rows, [words.sum, sum("baseline"), "", sum("target"), "", "", ""]]
  );
}
