import type {Row} from "../../../../pipeline/contracts/published.js";
import {figureId} from "../figureId.js";
import {formatNumber, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {figureLink} from "./pieces.js";
import {flipText, state, strip, yearPast} from "./verdict.js";

/** A group on the page of progress: its word and why, value, path and gap, growth needed, the four methods, and its proxies. */
export function progressCard(site: Site, group: Row<"target_progress">, standings: readonly Row<"standing">[]): Markup {
  const {data, find, words, root} = site;
  const {progress: say} = words;
  const standing = standings.find(({area_id}) => area_id === group.area_id);
  if (!standing) return html``;
  const judged = standing.verdict !== "undetermined";
  const of = [group.target_set_id, group.area_id] as const;
  const answers = answersOf(site, group, standing);
  const year = judged && standing.latest_at !== null ? Math.floor(standing.latest_at) : Number(site.asOf.slice(0, 4));
  return html`<article class="card progress"><h3><a href="${root}areas/${group.area_id}.html">${find.areas.get(group.area_id)?.name_ja}</a></h3>
<p class="path">${figureLink(site, group.baseline_figure_id)} <span class="year">${formatPeriod(group.baseline_period, words)}</span> <span aria-hidden="true">→</span> ${figureLink(site, group.target_figure_id)} <span class="year">${formatPeriod(group.target_period, words)}</span></p>
${state(site, standing, [standing.target_year_past && yearPast(site, group.target_period, group.past_rule, judged)])}
<dl class="measures">
<div><dt>${say.latest}</dt><dd>${standing.observation_id ? figureLink(site, standing.observation_id) : say.noLatest}${judged && html` <span class="year">${formatPeriod(find.figures.get(standing.observation_id ?? "")?.period ?? null, words)}</span>`}</dd></div>
<div><dt>${say.pathIn(formatPeriod(String(year), words))}</dt><dd>${figureLink(site, figureId("path", ...of, standing.shape, year))}</dd></div>
<div><dt>${say.gap}</dt><dd>${judged ? figureLink(site, figureId("gap", ...of, standing.shape)) : say.noGap}</dd></div>
${judged && standing.years_ahead !== null && html`<div><dt>${say.yearsAhead}</dt><dd>${lead(site, standing.years_ahead)}</dd></div>`}
<div><dt>${judged ? say.growthNeeded : say.growthFromBase}</dt><dd>${figureLink(site, judged ? figureId("growth_needed", ...of) : figureId("growth_required", ...of))}</dd></div></dl>
${strip(site, answers)}
${answers.filter(({rounding_decides, verdict_worst}) => rounding_decides && verdict_worst !== null).map(answer => html`<p class="note">${data.method.find(({method_id}) => method_id === answer.method_id)?.name_ja}　${flipText(site, answer)}</p>`)}
<p class="proxies">${proxyText(site, standing)}</p></article>`;
}

/** The answers of a group, that of path-gap@1 on the path in view; its flip point is known for the set's own path only. */
function answersOf({data}: Site, group: Row<"target_progress">, standing: Row<"standing">): Row<"verdict">[] {
  return data.verdict
    .filter(({area_id, target_set_id}) => area_id === group.area_id && target_set_id === group.target_set_id)
    .map(answer =>
      answer.shape === null || answer.shape === standing.shape
        ? answer
        : {
            ...answer,
            shape: standing.shape,
            verdict: standing.path_verdict ?? "undetermined",
            ratio: standing.path_ratio,
            rounding_decides: standing.path_rounding_decides ?? false,
            flip_input: null,
            verdict_worst: null
          }
    );
}

function lead({words}: Site, years: number): string {
  const amount = formatNumber(Math.abs(years), 1, words);
  return years < 0 ? words.progress.behind(amount) : words.progress.ahead(amount);
}

/** What the proxies of a group say together, in words: agreement, disagreement or nothing. Never a sum. */
export function proxyText({words}: Site, {proxies, proxies_growing, proxies_fast_enough}: Row<"standing">): string {
  const {progress: say} = words;
  const [all, growing, fast] = [proxies ?? 0, proxies_growing ?? 0, proxies_fast_enough ?? 0];
  if (all === 0) return say.proxiesNone;
  if (growing === 0) return say.proxiesSilent(all);
  if (fast === 0 || fast === growing) return say.proxiesAgree(all, growing, fast > 0);
  return say.proxiesDiffer(all, growing, fast);
}
