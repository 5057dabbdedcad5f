import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber, formatPercent, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {figureLink, table} from "./pieces.js";
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
  return html`<div class="formulas"><p class="sub">${say.note}</p>${found.map(({method, answer}) => methodBox(site, method, answer))}
${inputTable(site, answers, name)}
<p><button type="button" class="copy" data-copy="${csvOf(answers)}" data-done="${say.copied}">${say.copy}</button></p></div>`;
}

function methodBox(site: Site, method: Row<"method">, answer: Answer): Markup {
  const {words} = site;
  const {formulaPanel: say} = words;
  const bands = say.bands(short(site, method.on_track_from), short(site, method.acceleration_from));
  return html`<details class="formula"><summary>${verdictMark(site, answer.verdict)} ${method.name_ja} <code>${method.method_id}</code></summary>
<p>${method.formula_ja}</p>${answer.verdict === "undetermined" ? html`<p class="missing">${answer.value === null ? say.noObservation : answer.reason && words.reason[answer.reason as keyof typeof words.reason]}</p>` : html`<p><code>${answer.working} = ${answer.ratio === null ? words.verdict[answer.verdict as "achieved"] : short(site, answer.ratio)}</code></p>`}
${answer.rounding_decides && html`<p><span class="tag warn">${words.progress.borderline}</span> ${flipText(site, answer)}</p>`}
<p class="note">${bands} ${method.origin_ja}</p></details>`;
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
    "method_id", "verdict", "reason", "ratio", "rounding_decides", "baseline_value", "baseline_at", "value", "latest_at", "target_value",
    "target_at", "path_value", "unit", "flip_input", "flip_value"
  ] as const satisfies (keyof Answer)[];
  const lines = answers.map(answer => columns.map(column => answer[column] ?? "").join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function short({words}: Site, value: number): string {
  return formatNumber(value, null, {...words, locale: "en-US"}, 4).replaceAll(",", "");
}
