import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {formulaPanel} from "./formulaPanel.js";
import {documentLink, figureLink, noteText, table} from "./pieces.js";
import {state} from "./verdict.js";

/** What a community declared it would reach, and how each of these targets is judged. */
export function communityTargets(site: Site, communityId: string): Markup {
  const {data, find, words} = site;
  const rows = data.community_target.filter(({community_id}) => community_id === communityId);
  if (rows.length === 0) return html`<p class="missing">${words.community.noTargets}</p>`;
  return html`${table(
    words.community.targets,
    [words.head.indicator, `#${words.baseline}`, `#${words.target}`, words.targetYear, words.note, words.head.source],
    // The caution stands with the name, before the figures: on a narrow screen the notes are out of sight.
    rows.map(row => [
      html`${find.indicators.get(row.indicator_id)?.name_ja ?? row.indicator_id}${row.caution && html` <strong class="tag warn">${words.community.caution[row.caution as keyof typeof words.community.caution]}</strong>`}`,
      row.baseline_figure_id
        ? html`${figureLink(site, row.baseline_figure_id)}（${row.baseline_period ? formatPeriod(row.baseline_period, words) : words.unknownYear}）`
        : words.notPublished,
      row.target_max_figure_id
        ? html`${figureLink(site, row.target_figure_id)}〜${figureLink(site, row.target_max_figure_id)}`
        : figureLink(site, row.target_figure_id),
      row.target_period ? formatPeriod(row.target_period, words) : words.unknownYear,
      noteText(site, row.note_ja),
      documentLink(site, row.document_id)
    ])
  )}${rows.filter(({withheld}) => !withheld).map(row => judged(site, row))}`;
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
  const asked = answers.some(({verdict}) => verdict !== "undetermined");
  return html`<section class="declared"><h3>${words.community.judged(name)}</h3>${
    asked
      ? formulaPanel(site, answers, name)
      : state(site, first, [
          first.target_year_past && html`${words.yearPast(formatPeriod(target.target_period, words))}`
        ])
  }</section>`;
}
