import type {Row} from "../../../../pipeline/contracts/published.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {kindWord, standing, statusWord} from "./communities.js";
import {kindMark} from "./communityMap.js";
import {communityTargets} from "./communityTargets.js";
import {asOfNotice, controls} from "./controls.js";
import {eventTable} from "./events.js";
import {dateText, documentLink, documentsIn, englishName, noteText, table} from "./pieces.js";
import {seriesBlock, sourcesTable, statusLegend} from "./series.js";

/** One community: status history, body, members, indicators, declared targets, events, own site. */
export function community(site: Site, communityId: string): Markup {
  const {data, find, words, root} = site;
  const one = find.communities.get(communityId);
  if (!one) throw new Error(`unknown community: ${communityId}`);
  const known = new Set(data.observation.map(({series_id}) => series_id));
  const series = data.series.filter(
    ({entity_type, entity_id, series_id}) =>
      entity_type === "community" && entity_id === communityId && known.has(series_id)
  );
  const statuses = data.community_status.filter(({community_id}) => community_id === communityId);
  const documents = [
    ...statuses.map(({document_id}) => document_id),
    one.document_id,
    ...documentsIn(one.note_ja, ...statuses.map(({note_ja}) => note_ja)),
    ...data.community_target
      .filter(({community_id}) => community_id === communityId)
      .map(({document_id}) => document_id),
    ...data.observation
      .filter(({entity_type, entity_id}) => entity_type === "community" && entity_id === communityId)
      .map(({document_id}) => document_id)
  ];
  return html`<p class="crumbs"><a href="${root}communities/index.html">${words.pages.communities}</a></p>
<h1>${one.name_ja}</h1>${englishName(site, one.name_ja, one.name_en)}
${asOfNotice(site)}${controls(site, ["asOf"])}${series.some(({sample}) => sample) && html`<p class="notice"><strong>${words.samplePage}</strong></p>`}
<p class="standing"><svg width="16" height="16" aria-hidden="true">${kindMark(one.kind)}</svg> ${kindWord(site, one)}・${standing(site, communityId)}</p>
<p>${one.summary_ja}</p>
<div class="split"><section><h2>${words.community.statusHistory}</h2>${statusTable(site, statuses)}</section>
<section><h2>${words.community.body}</h2><p>${one.network_body_ja ?? html`<span class="missing">${words.unknown}</span>`}</p>
<p>${one.url ? html`<a href="${one.url}" rel="external">${words.community.site}</a>` : html`<span class="missing">${words.community.noSite}</span>`}</p>
<p>${words.community.prefectures}：<span data-keep="prefectures">${prefectureNames(site, one)}</span></p>${one.note_ja && html`<p class="note">${noteText(site, one.note_ja)}</p>`}</section></div>
<section><h2>${words.community.indicators}</h2>${
    series.length === 0
      ? html`<p class="missing">${words.community.noIndicators}</p>`
      : html`<p class="sub">${words.community.overlap}</p>${statusLegend(site)}<div class="panels">${series.map(row => seriesBlock(site, row))}</div>`
  }</section>
<section><h2>${words.community.targets}</h2>${communityTargets(site, communityId)}</section>
<div data-keep="members"><section><h2>${words.community.members}</h2><p class="sub">${words.community.membersNote}</p>${members(site, communityId)}${hubs(site, communityId)}</section>
<section><h2>${words.community.events}</h2>${events(site, one)}</section></div>
<section><h2>${words.areaPage.sources}</h2>${sourcesTable(site, documents)}</section>`;
}

function statusTable(site: Site, statuses: readonly Row<"community_status">[]): Markup {
  const {words} = site;
  return table(
    words.community.statusHistory,
    [words.head.date, words.head.status, words.head.source, words.head.confidence, words.note],
    statuses.map(row => [
      dateText(site, row.from_date),
      statusWord(words, row.status),
      documentLink(site, row.document_id),
      row.confidence,
      html`${row.superseded && html`<span class="tag warn">${words.community.superseded}</span> `}${noteText(site, row.note_ja)}`
    ])
  );
}

function members({data, words}: Site, communityId: string): Markup {
  const mine = data.community_member.filter(({community_id}) => community_id === communityId);
  const types = (Object.keys(words.actor) as (keyof typeof words.actor)[]).filter(type =>
    mine.some(({actor_type}) => actor_type === type)
  );
  return html`<dl class="members">${types.map(
    type =>
      html`<dt>${words.actor[type]}</dt><dd><ul>${mine
        .filter(({actor_type}) => actor_type === type)
        .map(
          ({member_name_ja, full_name_ja, city}) =>
            html`<li>${member_name_ja}${full_name_ja && `（${full_name_ja}）`}${city && html` <span class="year">${city}</span>`}</li>`
        )}</ul></dd>`
  )}</dl>`;
}

function hubs({data, words}: Site, communityId: string): Markup | false {
  const mine = data.community_hub
    .filter(({community_id}) => community_id === communityId)
    .sort((a, b) => a.sort_order - b.sort_order);
  return (
    mine.length > 0 &&
    html`<h3>${words.community.hubs}</h3><dl class="members">${mine.map(({name_ja, summary_ja}) => html`<dt>${name_ja}</dt><dd>${summary_ja}</dd>`)}</dl>`
  );
}

function events(site: Site, {community_id}: Row<"community">): Markup {
  const {data, words} = site;
  const named = new Set(
    data.community_event
      .filter(row => row.community_id === community_id)
      .map(row => `${row.event_date} ${row.title_ja}`)
  );
  const mine = data.event.filter(({event_date, title_ja}) => named.has(`${event_date} ${title_ja}`));
  if (mine.length === 0) return html`<p class="missing">${words.community.noEvents}</p>`;
  return eventTable(site, mine);
}

function prefectureNames({map}: Site, {prefectures}: Row<"community">): string {
  return prefectures
    .split(";")
    .map(code => map.prefectures.find(prefecture => prefecture.code === code)?.name_ja ?? code)
    .join("、");
}
