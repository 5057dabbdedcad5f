import type {Row} from "../../../../pipeline/contracts/published.js";
import {figureId} from "../figureId.js";
import {formatNumber, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import type {Words} from "../words.js";
import {factLines} from "./blocks.js";
import {figureLink, warning} from "./pieces.js";

type Verdict = keyof Words["verdict"];

/** One shape per verdict, so that colour is never needed. */
export const verdictGlyphs: Record<Verdict, string> = {
  achieved: "★",
  on_track: "●",
  acceleration_needed: "◐",
  limited: "○",
  deterioration: "▼",
  split: "◇",
  undetermined: "⊘"
};

/** What of an answer says its word: of a group's headline, or of one method. */
interface Answered {
  verdict: string;
  reason: string | null;
  rounding_decides: boolean;
}

/** A verdict as shape and word. */
export function verdictMark({words}: Site, verdict: string): Markup {
  const known = verdict as Verdict;
  const glyph = html`<span aria-hidden="true">${verdictGlyphs[known]}</span>`;
  return html`<span class="word is-${known}">${glyph} ${words.verdict[known]}</span>`;
}

/** The word of a verdict with its reason, or with the mark 境界的 where rounding could turn it. */
export function state(site: Site, standing: Answered, more: (Markup | false | null)[] = []): Markup {
  const reason = standing.reason as keyof Words["reason"] | null;
  const word = html`${verdictMark(site, standing.verdict)}${borderline(site, standing)}`;
  const why = reason && html`<p>${site.words.reason[reason]}</p>`;
  return html`<div class="verdict is-${standing.verdict}"><p class="badge">${word}</p>
${why}${more.map(one => one && html`<p>${one}</p>`)}</div>`;
}

function borderline({words}: Site, {rounding_decides}: Answered): Markup | false {
  return rounding_decides && html` ${warning(words.progress.borderline)}`;
}

/** The four answers side by side: method, word, ratio, and whether rounding could turn it. */
export function strip(site: Site, answers: readonly Row<"verdict">[]): Markup {
  const {data, words} = site;
  const ordered = [...data.method].sort((a, b) => a.sort_order - b.sort_order);
  const said = ordered.map(method => {
    const answer = answers.find(({method_id}) => method_id === method.method_id);
    return answer && ([method.name_ja, answerText(site, answer)] as const);
  });
  return factLines(said, "strip", words.progress.strip);
}

function answerText(site: Site, answer: Row<"verdict">): Markup {
  const known = answer.verdict !== "undetermined" && answer.ratio !== null;
  const ratio = known && html` ${ratioLink(site, answer)}`;
  return html`${verdictMark(site, answer.verdict)}${ratio}${borderline(site, answer)}`;
}

/** The ratio of one method's answer on a group, as a figure with its provenance. */
export function ratioLink(site: Site, answer: Row<"verdict">): Markup {
  return figureLink(site, figureId("ratio", answer.target_set_id, answer.area_id, answer.method_id, answer.shape));
}

/** What would turn a borderline verdict. */
export function flipText({words}: Site, answer: Row<"verdict"> | Row<"community_verdict">): string {
  const {progress: say, verdict: names} = words;
  if (answer.flip_input === null || answer.flip_value === null)
    return say.flipTogether(names[answer.verdict_worst as Verdict], names[answer.verdict_best as Verdict]);
  const value = `${formatNumber(answer.flip_value, null, words, 4)}${answer.unit ?? ""}`;
  return say.flip(
    say.flipInput[answer.flip_input as keyof typeof say.flipInput],
    value,
    names[answer.flip_verdict as Verdict]
  );
}

/** What is said of a target whose year is over, and what its rule makes of it. */
export function yearPast({words}: Site, target_period: string | null, past_rule: string, judged: boolean): Markup {
  const year = formatPeriod(target_period, words);
  return html`${!judged && words.yearPast(year)}${words.pastRule[past_rule as keyof Words["pastRule"]](year)}`;
}
