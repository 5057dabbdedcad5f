import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {table} from "./blocks.js";
import {formulaPanel} from "./formulaPanel.js";
import {documentLink, figureLink, noteText} from "./pieces.js";
import {state} from "./verdict.js";

/** What a community declared it would reach, and how each of these targets is judged. */
export function communityTargets(site: Site, communityId: string): Markup {
  const {data, words} = site;
  const {community: say, head} = words;
  const rows = data.community_target.filter(({community_id}) => community_id === communityId);
  if (rows.length === 0) return html`<p class="missing">${say.noTargets}</p>`;
  const declared = table(
    say.targets,
    [head.indicator, `#${words.baseline}`, `#${words.target}`, words.targetYear, words.note, head.source],
    rows.map(row => [
      indicator(site, row),
      baseline(site, row),
      target(site, row),
      row.target_period ? formatPeriod(row.target_period, words) : words.unknownYear,
      noteText(site, row.note_ja),
      documentLink(site, row.document_id)
    ])
  );
  return html`${declared}${rows.filter(({withheld}) => !withheld).map(row => judged(site, row))}`;
}

type Declared = Row<"community_target">;

/** The caution stands with the name, before the figures: on a narrow screen the notes are out of sight. */
function indicator({find, words}: Site, {indicator_id, caution}: Declared): Markup {
  const {caution: say} = words.community;
  const warned = caution && html` <strong class="tag warn">${say[caution as keyof typeof say]}</strong>`;
  return html`${find.indicators.get(indicator_id)?.name_ja ?? indicator_id}${warned}`;
}

function baseline(site: Site, {baseline_figure_id, baseline_period}: Declared): Markup | string {
  const {words} = site;
  if (!baseline_figure_id) return words.notPublished;
  const year = baseline_period ? formatPeriod(baseline_period, words) : words.unknownYear;
  return html`${figureLink(site, baseline_figure_id)}${words.aside(year)}`;
}

function target(site: Site, {target_figure_id, target_max_figure_id}: Declared): Markup {
  const least = figureLink(site, target_figure_id);
  return target_max_figure_id ? html`${least}〜${figureLink(site, target_max_figure_id)}` : least;
}

/** How a declared target is judged, by the same methods as the national ones. */
function judged(site: Site, target: Row<"community_target">): Markup {
  const {data, find, words} = site;
  const answers = data.community_verdict.filter(
    ({community_id, indicator_id}) => community_id === target.community_id && indicator_id === target.indicator_id
  );
  const [first] = answers;
  const name = find.indicators.get(target.indicator_id)?.name_ja ?? target.indicator_id;
  if (!first) return html``;
  const past = first.target_year_past && html`${words.yearPast(formatPeriod(target.target_period, words))}`;
  const asked = answers.some(({verdict}) => verdict !== "undetermined");
  const said = asked ? formulaPanel(site, answers, name) : state(site, first, [past]);
  return html`<section class="declared"><h3>${words.community.judged(name)}</h3>${said}</section>`;
}
