import type {Row} from "../../../../pipeline/contracts/published.js";
import {figureId} from "../figureId.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {groupsInView, type Site, setInView, shapeInView} from "../site.js";
import {key} from "./blocks.js";
import {asOfNotice, controls} from "./controls.js";
import {crosswalk} from "./crosswalk.js";
import {growthBlock} from "./growth.js";
import {figureLink, missing} from "./pieces.js";
import {progressCard} from "./progressCard.js";
import {verdictTable} from "./verdictTable.js";
import {waterfall} from "./waterfall.js";

/** 進捗: which groups can be judged, by which methods, how far from the path, and what proxies say of the others. */
export function progress(site: Site): Markup {
  const {data, words} = site;
  const {progress: say} = words;
  const set = setInView(site);
  const head = heading(site, set);
  if (!set) return head;
  const shape = shapeInView(site);
  const standings = data.standing.filter(row => row.target_set_id === set.target_set_id && row.shape === shape);
  const whole = standings.find(({area_id}) => site.find.areas.get(area_id)?.level === "total");
  const groups = groupsInView(site);
  if (groups.length === 0) return html`${head}${headlineAlone(site, set)}${crosswalk(site)}`;
  if (!whole) return html`${head}<p class="notice">${words.view.noMilestones}</p>`;
  const cards = groups.map(group => progressCard(site, group, standings));
  return html`${head}${keys(site, set, whole)}
<p class="why">${whole.areas_judged === 0 ? say.none : say.some}</p>
<section><h2>${say.cards}</h2><div class="cards">${cards}</div></section>
${waterfall(site, set.unit ?? "", standings, whole)}
${growthBlock(site, groups)}
<details class="data"><summary>${say.verdictTable}</summary>${verdictTable(site, groups)}</details>
${crosswalk(site)}`;
}

function heading(site: Site, set: Row<"target_total"> | undefined): Markup {
  const {words} = site;
  const title = set ? words.progress.title(set.name_ja) : words.pages.progress;
  return html`<h1>${title}</h1>${asOfNotice(site)}${controls(site, ["set", "shape", "asOf"])}`;
}

/** All that can be said of a set whose targets by group are not known. */
function headlineAlone(site: Site, set: Row<"target_total">): Markup {
  const {words} = site;
  const headline = key({
    label: words.overview.headline,
    big: figureLink(site, set.headline_figure_id),
    note: `${formatPeriod(set.target_period, words)}　${set.scope_ja}`
  });
  return html`<div class="keys">${headline}</div><p class="why">${words.progress.noGroups}</p>`;
}

/** How many groups can be judged, what the paths ask for today, and how many proxies grow fast enough. */
function keys(site: Site, set: Row<"target_total">, whole: Row<"standing">): Markup {
  const {progress: say} = site.words;
  const judged = key({
    label: say.judged,
    big: say.of(whole.areas_judged, whole.areas),
    note: html`${say.coverage} ${figureLink(site, figureId("coverage", set.target_set_id))}`,
    state: true
  });
  const proxies = key({
    label: say.proxiesKey,
    big: say.proxiesOf(whole.proxies_fast_enough ?? 0, whole.proxies_growing ?? 0),
    note: say.proxiesKeyNote
  });
  return html`<div class="keys">
${judged}
${pathKey(site, set, whole)}
${proxies}</div>`;
}

/** What the paths of all groups ask for together in the year of the figures, beside the sum of the targets. */
function pathKey(site: Site, set: Row<"target_total">, whole: Row<"standing">): Markup {
  const {data, words, asOf} = site;
  const {progress: say} = words;
  const year = asOf.slice(0, 4);
  const known = data.target_path.some(
    row => row.area_id === whole.area_id && row.shape === whole.shape && String(row.year) === year
  );
  const path = figureLink(site, figureId("path", set.target_set_id, whole.area_id, whole.shape, year));
  const targets = figureLink(site, figureId("group_target_sum", set.target_set_id));
  const whose = known ? say.ours : say.noPath;
  return key({
    label: say.pathNow(formatPeriod(year, words), words.shape[shapeInView(site)]),
    big: known ? path : missing(words.none),
    note: html`${words.target}${words.aside(words.sum)} ${targets}。${whose}${pastGroups(site, year)}`
  });
}

/** What is done with the groups whose target's year was over by then. */
function pastGroups(site: Site, year: string): string[] {
  const {find, words} = site;
  const past = groupsInView(site).filter(({target_period}) => (target_period ?? "").replace("FY", "") < year);
  return past.map(({area_id, past_rule, target_period}) => {
    const rule = words.pastRule[past_rule as keyof typeof words.pastRule];
    return words.progress.heldIn(find.areas.get(area_id)?.name_ja ?? "", rule(formatPeriod(target_period, words)));
  });
}
