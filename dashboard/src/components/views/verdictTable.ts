import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber} from "../format.js";
import type {Markup} from "../markup.js";
import type {Site} from "../site.js";
import {table} from "./blocks.js";
import {figureLink} from "./pieces.js";
import {ratioLink, verdictMark} from "./verdict.js";

/** Every method's answer on every group, with the values that went into it. */
export function verdictTable(site: Site, groups: readonly Row<"target_progress">[]): Markup {
  const {words} = site;
  const {head, progress: say} = words;
  const figures = [words.formulaPanel.result, words.baseline, say.latest, words.target].map(name => `#${name}`);
  return table(
    say.verdictTable,
    [words.group, say.strip, head.status, ...figures, head.reason],
    groups.flatMap(group =>
      site.data.verdict
        .filter(({area_id, target_set_id}) => area_id === group.area_id && target_set_id === group.target_set_id)
        .map(answer => line(site, answer))
    )
  );
}

function line(site: Site, answer: Row<"verdict">): (Markup | string)[] {
  const {data, find, words} = site;
  const {value, reason} = answer;
  const used = value === null ? words.none : formatNumber(value, null, words, 4);
  return [
    find.areas.get(answer.area_id)?.name_ja ?? "",
    data.method.find(({method_id}) => method_id === answer.method_id)?.name_ja ?? answer.method_id,
    verdictMark(site, answer.verdict),
    answer.ratio === null ? "" : ratioLink(site, answer),
    figureLink(site, answer.baseline_figure_id),
    answer.observation_id ? figureLink(site, answer.observation_id) : used,
    figureLink(site, answer.target_figure_id),
    reason ? words.reason[reason as keyof typeof words.reason] : ""
  ];
}
