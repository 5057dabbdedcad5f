import type {Row} from "../../../../pipeline/contracts/published.js";
import {figureId} from "../figureId.js";
import {html, type Markup} from "../markup.js";
import {type Site, shapeInView} from "../site.js";
import {figureLink, pageLink, targetLine} from "./pieces.js";
import {proxyText} from "./progressCard.js";
import {state, yearPast} from "./verdict.js";

/** A group at a glance: baseline to target, required growth, honest state, what proxies there are. */
export function groupCard(site: Site, group: Row<"target_progress">): Markup {
  const {find, words} = site;
  const standing = standingOf(site, group);
  const required = figureLink(site, figureId("growth_required", group.target_set_id, group.area_id));
  return html`<article class="card">
<h3>${pageLink(site, "areas", group.area_id, find.areas.get(group.area_id)?.name_ja ?? group.area_id)}</h3>
${targetLine(site, group)}
<p>${words.growthRequired} ${required}</p>
${groupState(site, group)}
<p class="proxies">${standing && proxyText(site, standing)}</p>
</article>`;
}

/** The honest state of a group: its verdict as a badge, every reason in words, and the latest comparable value. */
export function groupState(site: Site, group: Row<"target_progress">): Markup {
  const standing = standingOf(site, group);
  if (!standing) return html``;
  const judged = standing.verdict !== "undetermined";
  return state(site, standing, [
    standing.target_year_past && yearPast(site, group.target_period, group.past_rule, judged),
    judged && figureLink(site, standing.observation_id)
  ]);
}

function standingOf(site: Site, group: Row<"target_progress">): Row<"standing"> | undefined {
  const shape = shapeInView(site);
  const mine = site.data.standing.filter(
    ({area_id, target_set_id}) => area_id === group.area_id && target_set_id === group.target_set_id
  );
  return mine.find(row => row.shape === shape) ?? mine.find(row => row.shape === "linear");
}
