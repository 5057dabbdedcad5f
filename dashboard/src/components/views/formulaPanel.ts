import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber, formatPercent, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import type {Words} from "../words.js";
import {table} from "./blocks.js";
import {figureLink, warning} from "./pieces.js";
import {flipText, verdictMark} from "./verdict.js";

/** An answer of one method on a target of an area or of a community. */
type Answer = Row<"verdict"> | Row<"community_verdict">;

/** For each method: its formula, the formula with the values in place, the bounds of rounding, and what it gives. */
export function formulaPanel(site: Site, answers: readonly Answer[], name: string): Markup {
  const {data, words} = site;
  const {formulaPanel: say} = words;
  const methods = [...data.method].sort((a, b) => a.sort_order - b.sort_order);
  const found = methods.flatMap(method => {
    const answer = answers.find(({method_id}) => method_id === method.method_id);
    return answer ? [{method, answer}] : [];
  });
  const boxes = found.map(({method, answer}) => methodBox(site, method, answer));
  const copy = html`<button type="button" class="copy" data-copy="${csvOf(answers)}" data-done="${say.copied}">`;
  return html`<div class="formulas"><p class="sub">${say.note}</p>${boxes}
${inputTable(site, answers, name)}
<p>${copy}${say.copy}</button></p></div>`;
}

function methodBox(site: Site, method: Row<"method">, answer: Answer): Markup {
  const {words} = site;
  const bands = words.formulaPanel.bands(short(site, method.on_track_from), short(site, method.acceleration_from));
  const turned = html`${warning(words.progress.borderline)} ${flipText(site, answer)}`;
  const name = html`${verdictMark(site, answer.verdict)} ${method.name_ja} <code>${method.method_id}</code>`;
  return html`<details class="formula"><summary>${name}</summary>
<p>${method.formula_ja}</p>${worked(site, answer)}
${answer.rounding_decides && html`<p>${turned}</p>`}
<p class="note">${bands} ${method.origin_ja}</p></details>`;
}

/** The formula with the values in place and what it gives, or why it gives nothing. */
function worked(site: Site, {verdict, value, reason, ratio, working}: Answer): Markup {
  const {words} = site;
  const why = reason && words.reason[reason as keyof Words["reason"]];
  if (verdict !== "undetermined") {
    const result = ratio === null ? `→ ${words.verdict[verdict as keyof Words["verdict"]]}` : `= ${short(site, ratio)}`;
    return html`<p><code>${working} ${result}</code></p>${reason === "path_not_ahead" && html`<p>${why}</p>`}`;
  }
  return html`<p class="missing">${value === null ? words.formulaPanel.noObservation : why}</p>`;
}

/** The inputs with the bounds that their published digits leave open. */
function inputTable(site: Site, answers: readonly Answer[], name: string): Markup {
  const {words} = site;
  const {formulaPanel: say} = words;
  const [first] = answers;
  if (!first) return html``;
  const growth = (value: number | null) => (value === null ? "" : formatPercent(value, words));
  const row = (label: string, id: string | null, at: number | null, value: number | null, half: number | null) => [
    label,
    value === null ? words.none : figureLink(site, id),
    at === null ? "" : formatPeriod(site.find.figures.get(id ?? "")?.period ?? null, words),
    value === null ? "" : short(site, value - (half ?? 0)),
    value === null ? "" : short(site, value + (half ?? 0))
  ];
  return table(
    `${name} ${say.inputs}`,
    [say.inputs, `#${say.printedValue}`, say.time, `#${say.low}`, `#${say.high}`],
    [
      row(words.baseline, first.baseline_figure_id, first.baseline_at, first.baseline_value, first.baseline_half),
      row(words.progress.latest, first.observation_id, first.latest_at, first.value, first.value_half),
      row(words.target, first.target_figure_id, first.target_at, first.target_value, first.target_half),
      [say.observedGrowth, growth(first.growth_observed), "", "", ""],
      [say.requiredGrowth, growth(first.growth_required), "", "", ""]
    ]
  );
}

/** The answers as CSV: what a reader needs to work them out again. */
function csvOf(answers: readonly Answer[]): string {
  // biome-ignore format: the list reads as a header
  const columns = [
    "method_id", "verdict", "reason", "ratio", "rounding_decides", "baseline_value", "baseline_at", "value",
    "latest_at", "target_value", "target_at", "path_value", "unit", "flip_input", "flip_value"
  ] as const satisfies (keyof Answer)[];
  const lines = answers.map(answer => columns.map(column => answer[column] ?? "").join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function short({words}: Site, value: number): string {
  return formatNumber(value, null, {...words, locale: "en-US"}, 4).replaceAll(",", "");
}
