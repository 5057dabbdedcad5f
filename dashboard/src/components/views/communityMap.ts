import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {PrefectureMap, Site} from "../site.js";

const kinds = ["global", "regional", "nurturing"] as const;

/** One shape per kind of community, the same in map and list. */
function kindMark(kind: string, x: number, y: number, r: number): Markup {
  if (kind === "global") return html`<circle class="mark global" cx="${x}" cy="${y}" r="${r}"/>`;
  if (kind === "regional") {
    const corners = `M${x} ${y - r * 1.2}L${x + r * 1.2} ${y}L${x} ${y + r * 1.2}L${x - r * 1.2} ${y}Z`;
    return html`<path class="mark regional" d="${corners}"/>`;
  }
  const [left, top, side] = [x - r * 0.9, y - r * 0.9, r * 1.8];
  return html`<rect class="mark nurturing" x="${left}" y="${top}" width="${side}" height="${side}"/>`;
}

/** The shape of a kind in a line of text. */
export function kindIcon(kind: string): Markup {
  return html`<svg width="16" height="16" aria-hidden="true">${kindMark(kind, 8, 8, 6)}</svg>`;
}

/** The ten communities on a map of Japan, with their prefectures tinted; each mark leads to its page. */
export function communityMap(site: Site): Markup {
  const {data, words, map} = site;
  const {community: say} = words;
  const covered = new Set(data.community.flatMap(({prefectures}) => prefectures.split(";")));
  const land = map.prefectures.map(({code, d}) => html`<path d="${d}"${covered.has(code) && html` class="covered"`}/>`);
  const legend = kinds.map(kind => html`<span class="kind">${kindIcon(kind)} ${say.kind[kind]}</span>　`);
  return html`<div class="map"><svg viewBox="0 0 ${map.width} ${map.height}" role="group" aria-label="${say.map}">
<g class="land">${land}</g>
<path class="inset" d="${map.inset.d}"/>
${data.community.map(community => marker(site, community))}
</svg><p class="legend">${legend}</p><p class="note">${say.mapNote} ${words.mapCredit}</p></div>`;
}

function marker(site: Site, community: Row<"community">): Markup {
  const {words, root, map} = site;
  const {x, y} = place(community, map);
  const {community_id, name_ja, place_ja, label_dx, label_dy, label_anchor} = community;
  const {kind, status} = words.community;
  const kindWord = kind[community.kind as keyof typeof kind];
  const label = `${name_ja} ${place_ja} ${currentStatus(site, community_id)} ${kindWord}`;
  const state = site.data.community_status.find(row => row.community_id === community_id && !row.superseded)?.status;
  const stateWord = html`<tspan class="state">${status[state as keyof typeof status]}</tspan>`;
  const spot = html`x="${x + label_dx}" y="${y + label_dy}" text-anchor="${label_anchor}"`;
  const mark = html`<title>${label}</title>${kindMark(community.kind, x, y, 9)}`;
  const text = html`<text ${spot}>${place_ja} ${stateWord}</text>`;
  return html`<a href="${root}communities/${community_id}.html" aria-label="${label}">${mark}${text}</a>`;
}

/** The statuses in force, in words alone. */
function currentStatus({data, words}: Site, communityId: string): string {
  return data.community_status
    .filter(({community_id, superseded}) => community_id === communityId && !superseded)
    .map(
      ({status, from_date}) =>
        `${words.community.status[status as keyof typeof words.community.status]} ${formatPeriod(from_date, words)}`
    )
    .join(" ");
}

function place({longitude, latitude, prefectures}: Row<"community">, map: PrefectureMap): {x: number; y: number} {
  const {kx, bx, ky, by} = map.inset.prefectures.includes(prefectures) ? map.projection.inset : map.projection.main;
  const mercator = (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
  return {x: Math.round(kx * longitude + bx), y: Math.round(ky * mercator + by)};
}
