import type {Row} from "../../../../pipeline/contracts/published.js";
import {compositionData} from "../charts/compositionData.js";
import {groupFill} from "../charts/groupFills.js";
import {figureId} from "../figureId.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import type {Words} from "../words.js";
import {figureBlock, table} from "./blocks.js";
import {figureLink, printed} from "./pieces.js";

export type Groups = readonly Row<"target_progress">[];

/** What the sums of the baselines and of the targets consist of. */
export function composition(site: Site, total: Row<"target_total">, groups: Groups): Markup {
  const {words} = site;
  const years = (side: "baseline" | "target") => yearsOf(groups, side, words);
  return figureBlock(site, {
    chart: {name: "composition", rows: compositionData(site)},
    title: words.overview.composition(printed(site, sumId(total))),
    level: 2,
    sub: words.overview.compositionNote(total.unit ?? "", years("baseline"), years("target")),
    reading: html`<span class="swatches">${groups.map(group => swatch(site, group))}</span>`,
    table: groupTable(site, groups, total)
  });
}

const sumId = ({target_set_id}: Row<"target_total">) => figureId("group_target_sum", target_set_id);

/** The first and last of the years of the baselines or of the targets: 2016年〜2020年. */
export function yearsOf(groups: Groups, side: "baseline" | "target", words: Words): string {
  const sorted = [...new Set(groups.map(group => group[`${side}_period`]))].sort();
  const [first, last] = [sorted[0] ?? null, sorted.at(-1) ?? null];
  return first === last
    ? formatPeriod(first, words)
    : words.overview.years(formatPeriod(first, words), formatPeriod(last, words));
}

function swatch(site: Site, group: Row<"target_progress">): Markup {
  const fill = groupFill(site.find.areas.get(group.area_id)?.fill);
  const square = html`<rect width="16" height="16" fill="${fill}"/>`;
  const name = site.find.areas.get(group.area_id)?.name_ja;
  const ends = html`${figureLink(site, group.baseline_figure_id)}→${figureLink(site, group.target_figure_id)}`;
  return html`<span class="swatch"><svg width="16" height="16" aria-hidden="true">${square}</svg>
<span>${name} ${ends}</span></span>`;
}

function groupTable(site: Site, groups: Groups, total: Row<"target_total">): Markup {
  const {find, words} = site;
  const rows = groups.map(group => [
    find.areas.get(group.area_id)?.name_ja ?? "",
    figureLink(site, group.baseline_figure_id),
    formatPeriod(group.baseline_period, words),
    figureLink(site, group.target_figure_id),
    formatPeriod(group.target_period, words),
    figureLink(site, figureId("increment", group.target_set_id, group.area_id)),
    figureLink(site, figureId("share_of_target", group.target_set_id, group.area_id))
  ]);
  const sum = (side: "baseline" | "target") => figureLink(site, figureId(`group_${side}_sum`, total.target_set_id));
  return table(
    words.overview.composition(printed(site, sumId(total))),
    [
      words.group,
      `#${words.baseline}`,
      words.baselineYear,
      `#${words.target}`,
      words.targetYear,
      `#${words.increment}`,
      `#${words.share}`
    ],
    [...rows, [words.sum, sum("baseline"), "", sum("target"), "", "", ""]]
  );
}
