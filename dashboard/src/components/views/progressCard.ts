import type {Row} from "../../../../pipeline/contracts/published.js";
import {figureId} from "../figureId.js";
import {formatNumber, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {factLines} from "./blocks.js";
import {figureLink, pageLink, targetLine, yearText} from "./pieces.js";
import {flipText, state, strip, yearPast} from "./verdict.js";

/** A group on the page of progress: its word and why, its measures, the four methods, and its proxies. */
export function progressCard(site: Site, group: Row<"target_progress">, standings: readonly Row<"standing">[]): Markup {
  const name = site.find.areas.get(group.area_id)?.name_ja ?? group.area_id;
  const standing = standings.find(({area_id}) => area_id === group.area_id);
  if (!standing) return html``;
  const judged = standing.verdict !== "undetermined";
  const past = standing.target_year_past && yearPast(site, group.target_period, group.past_rule, judged);
  const answers = answersOf(site, group, standing);
  return html`<article class="card progress"><h3>${pageLink(site, "areas", group.area_id, name)}</h3>
${targetLine(site, group)}
${state(site, standing, [past])}
${measures(site, standing, judged)}
${strip(site, answers)}
${flips(site, answers)}
<p class="proxies">${proxyText(site, standing)}</p></article>`;
}

/** The latest value, what the path asks for in its year, the gap, and the growth that is needed from there on. */
function measures(site: Site, standing: Row<"standing">, judged: boolean): Markup {
  const {words} = site;
  const {progress: say} = words;
  const {observation_id, latest_at, years_ahead, shape} = standing;
  const of = [standing.target_set_id, standing.area_id] as const;
  const year = judged && latest_at !== null ? Math.floor(latest_at) : Number(site.asOf.slice(0, 4));
  const path = figureLink(site, figureId("path", ...of, shape, year));
  const growth = judged ? figureId("growth_needed", ...of) : figureId("growth_required", ...of);
  return factLines(
    [
      [say.latest, latest(site, observation_id, judged)],
      [say.pathIn(formatPeriod(String(year), words)), path],
      [say.gap, judged ? figureLink(site, figureId("gap", ...of, shape)) : say.noGap],
      judged && years_ahead !== null && [say.yearsAhead, lead(site, years_ahead)],
      [judged ? say.growthNeeded : say.growthFromBase, figureLink(site, growth)]
    ],
    "measures"
  );
}

function latest(site: Site, id: string | null, judged: boolean): Markup {
  const period = site.find.figures.get(id ?? "")?.period ?? null;
  const year = judged && html` ${yearText(site, period)}`;
  return html`${id ? figureLink(site, id) : site.words.progress.noLatest}${year}`;
}

/** What would turn each borderline answer. */
function flips(site: Site, answers: readonly Row<"verdict">[]): Markup[] {
  const borderline = answers.filter(({rounding_decides, verdict_worst}) => rounding_decides && verdict_worst !== null);
  return borderline.map(answer => {
    const method = site.data.method.find(({method_id}) => method_id === answer.method_id)?.name_ja;
    return html`<p class="note">${method}　${flipText(site, answer)}</p>`;
  });
}

/** The answers on a group, path-gap@1 on the path in view; its flip point is known for the set's own path only. */
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
