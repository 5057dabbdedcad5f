import type {Row} from "../../../../pipeline/contracts/published.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {table} from "./blocks.js";
import {kindWord, standing, statusWord} from "./communities.js";
import {kindIcon} from "./communityMap.js";
import {membersAndHubs} from "./communityMembers.js";
import {communityTargets} from "./communityTargets.js";
import {asOfNotice, controls} from "./controls.js";
import {eventTable} from "./events.js";
import {
  dateText,
  documentLink,
  documentsIn,
  englishName,
  missing,
  noteText,
  pageLink,
  sampleNotice,
  warning
} from "./pieces.js";
import {seriesBlock, sourcesTable, statusLegend} from "./series.js";

/** One community: status history, body, members, indicators, declared targets, events, own site. */
export function community(site: Site, communityId: string): Markup {
  const {find, words} = site;
  const {community: say} = words;
  const one = find.communities.get(communityId);
  if (!one) throw new Error(`unknown community: ${communityId}`);
  return html`${heading(site, one)}
<div class="split">${statusHistory(site, one)}
${body(site, one)}</div>
${indicators(site, seriesOf(site, one))}
<section><h2>${say.targets}</h2>${communityTargets(site, communityId)}</section>
<div data-keep="members">${membersAndHubs(site, communityId)}
<section><h2>${say.events}</h2>${events(site, one)}</section></div>
<section><h2>${words.areaPage.sources}</h2>${sourcesTable(site, documentsOf(site, one))}</section>`;
}

/** The series of a community that had values on the day in view. */
function seriesOf({data}: Site, one: Row<"community">): Row<"series">[] {
  const known = new Set(data.observation.map(({series_id}) => series_id));
  return data.series.filter(
    ({entity_type, entity_id, series_id}) =>
      entity_type === "community" && entity_id === one.community_id && known.has(series_id)
  );
}

function statusesOf({data}: Site, one: Row<"community">): Row<"community_status">[] {
  return data.community_status.filter(({community_id}) => community_id === one.community_id);
}

/** Every document behind the page, in the order in which the page comes to it. */
function documentsOf(site: Site, one: Row<"community">): (string | null)[] {
  const {data} = site;
  const statuses = statusesOf(site, one);
  return [
    ...statuses.map(({document_id}) => document_id),
    one.document_id,
    ...documentsIn(one.note_ja, ...statuses.map(({note_ja}) => note_ja)),
    ...data.community_target
      .filter(({community_id}) => community_id === one.community_id)
      .map(({document_id}) => document_id),
    ...data.observation
      .filter(({entity_type, entity_id}) => entity_type === "community" && entity_id === one.community_id)
      .map(({document_id}) => document_id)
  ];
}

function heading(site: Site, one: Row<"community">): Markup {
  const {words} = site;
  const sample = sampleNotice({words, data: {series: seriesOf(site, one)}});
  const kind = html`${kindIcon(one.kind)} ${kindWord(site, one)}`;
  return html`<p class="crumbs">${pageLink(site, "communities", "index", words.pages.communities)}</p>
<h1>${one.name_ja}</h1>${englishName(site, one.name_ja, one.name_en)}
${asOfNotice(site)}${controls(site, ["asOf"])}${sample}
<p class="standing">${kind}・${standing(site, one.community_id)}</p>
<p>${one.summary_ja}</p>`;
}

/** The body that runs it, its site, and where it is. */
function body(site: Site, one: Row<"community">): Markup {
  const {words} = site;
  const {community: say} = words;
  const own = one.url ? html`<a href="${one.url}" rel="external">${say.site}</a>` : missing(say.noSite);
  const where = html`<span data-keep="prefectures">${prefectureNames(site, one)}</span>`;
  return html`<section><h2>${say.body}</h2><p>${one.network_body_ja ?? missing(words.unknown)}</p>
<p>${own}</p>
<p>${say.prefectures}：${where}</p>${one.note_ja && html`<p class="note">${noteText(site, one.note_ja)}</p>`}</section>`;
}

function indicators(site: Site, series: readonly Row<"series">[]): Markup {
  const {community: say} = site.words;
  if (series.length === 0)
    return html`<section><h2>${say.indicators}</h2><p class="missing">${say.noIndicators}</p></section>`;
  return html`<section><h2>${say.indicators}</h2><p class="sub">${say.overlap}</p>${statusLegend(site)}
<div class="panels">${series.map(row => seriesBlock(site, row))}</div></section>`;
}

function statusHistory(site: Site, one: Row<"community">): Markup {
  const {words} = site;
  const {community: say, head} = words;
  const held = table(
    say.statusHistory,
    [head.date, head.status, head.source, head.confidence, words.note],
    statusesOf(site, one).map(row => [
      dateText(site, row.from_date),
      statusWord(words, row.status),
      documentLink(site, row.document_id),
      row.confidence,
      html`${row.superseded && html`${warning(say.superseded)} `}${noteText(site, row.note_ja)}`
    ])
  );
  return html`<section><h2>${say.statusHistory}</h2>${held}</section>`;
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
