import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {figureLink} from "./pieces.js";

/** A group at a glance: baseline to target, required growth, honest state, what proxies there are. */
export function groupCard(site: Site, group: Row<"target_progress">): Markup {
  const {data, find, words, root} = site;
  const area = find.areas.get(group.area_id);
  const signals = data.proxy_signal.filter(
    ({area_id, target_set_id}) => area_id === group.area_id && target_set_id === group.target_set_id
  );
  const growing = signals.filter(({growth}) => growth !== null).length;
  return html`<article class="card">
<h3><a href="${root}areas/${group.area_id}.html">${area?.name_ja}</a></h3>
<p class="path">${figureLink(site, group.baseline_figure_id)} <span class="year">${formatPeriod(group.baseline_period, words)}</span> <span aria-hidden="true">→</span> ${figureLink(site, group.target_figure_id)} <span class="year">${formatPeriod(group.target_period, words)}</span></p>
<p>${words.growthRequired} ${figureLink(site, `computed.growth_required.${group.target_set_id}.${group.area_id}`)}</p>
${state(site, group)}
<p class="proxies">${words.proxyCount(signals.length, growing)}</p>
</article>`;
}

/** The honest state of a group: its verdict as a badge and every reason in words. */
export function state(site: Site, group: Row<"target_progress">): Markup {
  const {words} = site;
  const undetermined = group.verdict === "undetermined";
  const reason = group.reason as
    | keyof Pick<typeof words.reason, "no_comparable_observation" | "comparability_unconfirmed">
    | null;
  return html`<div class="verdict ${group.verdict}"><p class="badge"><span aria-hidden="true">${undetermined ? "⊘" : "●"}</span> ${words.verdict[undetermined ? "undetermined" : "observed"]}</p>
${reason && html`<p>${words.reason[reason]}</p>`}
${undetermined && group.target_year_past && html`<p>${words.reason.target_year_past(formatPeriod(group.target_period, words))}</p>`}
${group.latest_observation_id && html`<p>${figureLink(site, group.latest_observation_id)}</p>`}</div>`;
}
