import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {PrefectureMap, Site} from "../site.js";

const kinds = ["global", "regional", "nurturing"] as const;

/** One shape per kind of community, the same in map and list. */
export function kindMark(kind: string, x = 8, y = 8, r = 6): Markup {
  if (kind === "global") return html`<circle class="mark global" cx="${x}" cy="${y}" r="${r}"/>`;
  if (kind === "regional")
    return html`<path class="mark regional" d="M${x} ${y - r * 1.2}L${x + r * 1.2} ${y}L${x} ${y + r * 1.2}L${x - r * 1.2} ${y}Z"/>`;
  return html`<rect class="mark nurturing" x="${x - r * 0.9}" y="${y - r * 0.9}" width="${r * 1.8}" height="${r * 1.8}"/>`;
}

/** The ten communities on a map of Japan, with their prefectures tinted; each mark leads to its page. */
export function communityMap(site: Site): Markup {
  const {data, words, map} = site;
  const covered = new Set(data.community.flatMap(({prefectures}) => prefectures.split(";")));
  return html`<div class="map"><svg viewBox="0 0 ${map.width} ${map.height}" role="group" aria-label="${words.community.map}">
<g class="land">${map.prefectures.map(({code, d}) => html`<path d="${d}"${covered.has(code) ? html` class="covered"` : ""}/>`)}</g>
<path class="inset" d="${map.inset.d}"/>
${data.community.map(community => marker(site, community))}
</svg><p class="legend">${kinds.map(kind => html`<span class="kind"><svg width="16" height="16" aria-hidden="true">${kindMark(kind)}</svg> ${words.community.kind[kind]}</span>　`)}</p><p class="note">${words.community.mapNote} ${words.mapCredit}</p></div>`;
}

function marker(site: Site, community: Row<"community">): Markup {
  const {words, root, map} = site;
  const {x, y} = place(community, map);
  const label = `${community.name_ja} ${community.place_ja} ${currentStatus(site, community.community_id)} ${words.community.kind[community.kind as keyof typeof words.community.kind]}`;
  const state = site.data.community_status.find(
    ({community_id, superseded}) => community_id === community.community_id && !superseded
  )?.status;
  const {label_dx, label_dy, label_anchor} = community;
  return html`<a href="${root}communities/${community.community_id}.html" aria-label="${label}"><title>${label}</title>${kindMark(community.kind, x, y, 9)}<text x="${x + label_dx}" y="${y + label_dy}" text-anchor="${label_anchor}">${community.place_ja} <tspan class="state">${words.community.status[state as keyof typeof words.community.status]}</tspan></text></a>`;
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
