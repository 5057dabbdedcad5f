import type {Row} from "../../../../pipeline/contracts/published.js";
import {gapWaterfallData} from "../charts/gapWaterfallData.js";
import {growthComparisonData} from "../charts/growthComparisonData.js";
import {figureId} from "../figureId.js";
import {formatNumber, formatPercent, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {groupsInView, type Site, setInView, shapeInView} from "../site.js";
import {asOfNotice, controls} from "./controls.js";
import {crosswalk} from "./crosswalk.js";
import {growthTable} from "./growth.js";
import {figureBlock, figureLink, table} from "./pieces.js";
import {progressCard} from "./progressCard.js";
import {ratioLink, verdictMark} from "./verdict.js";

/** 進捗: which groups can be judged, by which methods, how far from the path, and what proxies indicate where they cannot. */
export function progress(site: Site): Markup {
  const {data, words} = site;
  const set = setInView(site);
  const head = html`<h1>${set ? words.progress.title(set.name_ja) : words.pages.progress}</h1>${asOfNotice(site)}${controls(site, ["set", "shape", "asOf"])}`;
  if (!set) return head;
  const shape = shapeInView(site);
  const standings = data.standing.filter(row => row.target_set_id === set.target_set_id && row.shape === shape);
  const whole = standings.find(({area_id}) => site.find.areas.get(area_id)?.level === "total");
  const groups = groupsInView(site);
  if (groups.length === 0)
    return html`${head}<div class="keys">${headlineKey(site, set)}</div><p class="why">${words.progress.noGroups}</p>${crosswalk(site)}`;
  if (!whole) return html`${head}<p class="notice">${words.view.noMilestones}</p>`;
  return html`${head}<div class="keys">
<div class="key state"><p class="label">${words.progress.judged}</p><p class="big">${words.progress.of(whole.areas_judged, whole.areas)}</p><p class="label">${words.progress.coverage} ${figureLink(site, figureId("coverage", set.target_set_id))}</p></div>
${pathKey(site, set, whole)}
<div class="key"><p class="label">${words.progress.proxiesKey}</p><p class="big">${words.progress.proxiesOf(whole.proxies_fast_enough ?? 0, whole.proxies_growing ?? 0)}</p><p class="label">${words.progress.proxiesKeyNote}</p></div></div>
<p class="why">${whole.areas_judged === 0 ? words.progress.none : words.progress.some}</p>
<section><h2>${words.progress.cards}</h2><div class="cards">${groups.map(group => progressCard(site, group, standings))}</div></section>
${waterfall(site, set, groups, standings, whole)}
${figureBlock(site, {
  chart: {name: "growthComparison", rows: growthComparisonData(site)},
  title: words.overview.growth,
  level: 2,
  sub: words.overview.growthNote,
  reading: html`<span class="legend"><span class="bar" aria-hidden="true"></span> ${words.requiredBar}　<span aria-hidden="true">◇</span> ${words.proxyMark}</span>`,
  table: growthTable(site, groups)
})}
<details class="data"><summary>${words.progress.verdictTable}</summary>${verdictTable(site, groups)}</details>
${crosswalk(site)}`;
}

function headlineKey(site: Site, set: Row<"target_total">): Markup {
  return html`<div class="key"><p class="label">${site.words.overview.headline}</p><p class="big">${figureLink(site, set.headline_figure_id)}</p><p class="label">${formatPeriod(set.target_period, site.words)}　${set.scope_ja}</p></div>`;
}

/** What the paths of all groups ask for together in the year of the figures, beside the sum of the targets. */
function pathKey(site: Site, set: Row<"target_total">, whole: Row<"standing">): Markup {
  const {data, words, asOf} = site;
  const year = asOf.slice(0, 4);
  const id = figureId("path", set.target_set_id, whole.area_id, whole.shape, year);
  const past = groupsInView(site).filter(({target_period}) => (target_period ?? "").replace("FY", "") < year);
  const known = data.target_path.some(
    row => row.area_id === whole.area_id && row.shape === whole.shape && String(row.year) === year
  );
  return html`<div class="key"><p class="label">${words.progress.pathNow(formatPeriod(year, words), words.shape[shapeInView(site)])}</p><p class="big">${known ? figureLink(site, id) : html`<span class="missing">${words.none}</span>`}</p><p class="label">${words.target}（${words.sum}） ${figureLink(site, figureId("group_target_sum", set.target_set_id))}。${known ? words.progress.ours : words.progress.noPath}${past.map(group => words.progress.heldIn(site.find.areas.get(group.area_id)?.name_ja ?? "", words.pastRule[group.past_rule as keyof typeof words.pastRule](formatPeriod(group.target_period, words))))}</p></div>`;
}

function waterfall(
  site: Site,
  set: Row<"target_total">,
  groups: readonly Row<"target_progress">[],
  standings: readonly Row<"standing">[],
  whole: Row<"standing">
): Markup {
  const {find, words} = site;
  const gaps = whole.areas_judged > 0;
  const unit = set.unit ?? "";
  const rows = groups.map(group => {
    const standing = standings.find(({area_id}) => area_id === group.area_id);
    return [
      find.areas.get(group.area_id)?.name_ja ?? "",
      gaps && standing?.gap_jpy === null
        ? words.progress.noGap
        : figureLink(
            site,
            gaps
              ? figureId("gap", set.target_set_id, group.area_id, whole.shape)
              : figureId("increment", set.target_set_id, group.area_id)
          )
    ];
  });
  const total = gaps
    ? [[words.sum, figureLink(site, figureId("gap", set.target_set_id, whole.area_id, whole.shape))]]
    : [];
  return figureBlock(site, {
    chart: {name: "gapWaterfall", rows: gapWaterfallData(site)},
    title: gaps ? words.progress.waterfallGap : words.progress.waterfallIncrement,
    level: 2,
    sub: gaps
      ? words.progress.waterfallGapNote(unit, formatPercent(whole.coverage ?? 0, words))
      : words.progress.waterfallIncrementNote(unit),
    table: table(
      gaps ? words.progress.waterfallGap : words.progress.waterfallIncrement,
      [words.group, `#${gaps ? words.progress.gap : words.increment}`],
      [...rows, ...total]
    )
  });
}

/** Every method's answer on every group, with the values that went into it. */
function verdictTable(site: Site, groups: readonly Row<"target_progress">[]): Markup {
  const {data, find, words} = site;
  const number = (value: number | null) => (value === null ? "" : formatNumber(value, null, words, 4));
  return table(
    words.progress.verdictTable,
    [
      words.group,
      words.progress.strip,
      words.head.status,
      `#${words.formulaPanel.result}`,
      `#${words.baseline}`,
      `#${words.progress.latest}`,
      `#${words.target}`,
      words.head.reason
    ],
    groups.flatMap(group =>
      data.verdict
        .filter(({area_id, target_set_id}) => area_id === group.area_id && target_set_id === group.target_set_id)
        .map(answer => [
          find.areas.get(group.area_id)?.name_ja ?? "",
          data.method.find(({method_id}) => method_id === answer.method_id)?.name_ja ?? answer.method_id,
          verdictMark(site, answer.verdict),
          answer.ratio === null ? "" : ratioLink(site, answer),
          figureLink(site, answer.baseline_figure_id),
          answer.observation_id ? figureLink(site, answer.observation_id) : number(answer.value) || words.none,
          figureLink(site, answer.target_figure_id),
          answer.reason ? words.reason[answer.reason as keyof typeof words.reason] : ""
        ])
    )
  );
}
