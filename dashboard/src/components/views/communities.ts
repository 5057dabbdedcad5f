import type {Row} from "../../../../pipeline/contracts/published.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {table} from "./blocks.js";
import {communityMap, kindIcon} from "./communityMap.js";
import {dateText, pageLink} from "./pieces.js";
import {seriesBlock, statusLegend} from "./series.js";

const kinds = ["global", "regional", "nurturing"];

/** コミュニティ: map and list; below them what is counted for the whole country, and what services tell of other ones. */
export function communities(site: Site): Markup {
  const {overview: say, community} = site.words;
  const held = new Set(site.data.observation.map(({series_id}) => series_id));
  const nations = site.data.series.filter(
    ({entity_type, series_id}) => entity_type === "nation" && held.has(series_id)
  );
  const own = nations.filter(({entity_id}) => entity_id === "JP");
  const overseas = nations.filter(({entity_id}) => entity_id !== "JP");
  return html`<h1>${say.communities(site.data.community.length)}</h1>
<p class="sub">${say.communitiesNote} ${community.overlap}</p>
<div class="split">${communityMap(site)}${communityList(site)}</div>
<section><h2>${say.nation}</h2><p class="sub">${say.nationNote}</p>${statusLegend(site)}
${panels(site, own)}</section>
${overseas.length > 0 && abroad(site, overseas)}`;
}

function panels(site: Site, series: readonly Row<"series">[]): Markup {
  return html`<div class="panels">${series.map(one => seriesBlock(site, one))}</div>`;
}

function abroad(site: Site, series: readonly Row<"series">[]): Markup {
  const {overview: say} = site.words;
  return html`<section><h2>${say.overseas}</h2><p class="sub">${say.overseasNote}</p>
${panels(site, series)}</section>`;
}

/** The communities as a table: kind by shape and word, status with its date, figures held. */
export function communityList(site: Site): Markup {
  const {data, words} = site;
  const order = [...data.community].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.prefectures.localeCompare(b.prefectures)
  );
  return table(
    words.pages.communities,
    [words.community.name, words.community.kindHead, words.community.statusHead, words.community.figures],
    order.map(community => [
      pageLink(site, "communities", community.community_id, community.name_ja),
      html`<span class="kind">${kindIcon(community.kind)} ${kindWord(site, community)}</span>`,
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
  const said = current.map(
    ({status, from_date}, i) => html`${i > 0 && "、"}${statusWord(words, status)} ${dateText(site, from_date)}`
  );
  return html`${said}`;
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
