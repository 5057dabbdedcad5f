import type {Row} from "../../../../pipeline/contracts/published.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {communityMap, kindMark} from "./communityMap.js";
import {dateText, table} from "./pieces.js";
import {seriesBlock, statusLegend} from "./series.js";

const kinds = ["global", "regional", "nurturing"];

/** コミュニティ: map and list; below them what is counted for the whole country, and what services tell of other ones. */
export function communities(site: Site): Markup {
  const {words} = site;
  const held = new Set(site.data.observation.map(({series_id}) => series_id));
  const nations = site.data.series.filter(
    ({entity_type, series_id}) => entity_type === "nation" && held.has(series_id)
  );
  const overseas = nations.filter(({entity_id}) => entity_id !== "JP");
  const panels = (list: Row<"series">[]) =>
    html`<div class="panels">${list.map(series => seriesBlock(site, series))}</div>`;
  return html`<h1>${words.overview.communities(site.data.community.length)}</h1>
<p class="sub">${words.overview.communitiesNote} ${words.community.overlap}</p>
<div class="split">${communityMap(site)}${communityList(site)}</div>
<section><h2>${words.overview.nation}</h2><p class="sub">${words.overview.nationNote}</p>${statusLegend(site)}
${panels(nations.filter(series => !overseas.includes(series)))}</section>${
    overseas.length > 0 &&
    html`
<section><h2>${words.overview.overseas}</h2><p class="sub">${words.overview.overseasNote}</p>
${panels(overseas)}</section>`
  }`;
}

/** The communities as a table: kind by shape and word, status with its date, figures held. */
export function communityList(site: Site): Markup {
  const {data, words, root} = site;
  const order = [...data.community].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.prefectures.localeCompare(b.prefectures)
  );
  return table(
    words.pages.communities,
    [words.community.name, words.community.kindHead, words.community.statusHead, words.community.figures],
    order.map(community => [
      html`<a href="${root}communities/${community.community_id}.html">${community.name_ja}</a>`,
      html`<span class="kind"><svg width="16" height="16" aria-hidden="true">${kindMark(community.kind)}</svg> ${kindWord(site, community)}</span>`,
      standing(site, community.community_id),
      figuresHeld(site, community.community_id)
    ])
  );
}

/** The kind in words. */
export function kindWord({words}: Site, {kind}: Row<"community">): string {
  return words.community.kind[kind as keyof typeof words.community.kind];
}

/** The statuses in force with their dates. */
export function standing(site: Site, communityId: string): Markup {
  const {data, words} = site;
  const current = data.community_status.filter(
    ({community_id, superseded}) => community_id === communityId && !superseded
  );
  return html`${current.map(({status, from_date}, i) => html`${i > 0 && "、"}${statusWord(words, status)} ${dateText(site, from_date)}`)}`;
}

/** A status in words. */
export function statusWord(words: Site["words"], status: string | null): string {
  return words.community.status[status as keyof typeof words.community.status];
}

function figuresHeld({data, words}: Site, communityId: string): string {
  const count = data.series.filter(
    ({entity_type, entity_id}) => entity_type === "community" && entity_id === communityId
  ).length;
  return count === 0 ? words.community.noIndicatorsShort : words.community.indicatorCount(count);
}
