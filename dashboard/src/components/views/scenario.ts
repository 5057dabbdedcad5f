import type {Row} from "../../../../pipeline/contracts/published.js";
import {figureId} from "../figureId.js";
import {formatNumber, formatPercent} from "../format.js";
import {html, type Markup} from "../markup.js";
import {type Scenario, type ScenarioRow, scenarioOf} from "../scenario.js";
import {groupsInView, type Site, setInView} from "../site.js";
import {nothingChosen, queryOf} from "../state.js";
import {key, table} from "./blocks.js";
import {asOfNotice} from "./controls.js";
import {figureLink, yearText} from "./pieces.js";

/** シナリオ: what the targets' year comes to if each group grows as the reader says. Marked 試算 wherever it appears. */
export function scenario(site: Site): Markup {
  const {data, words, state} = site;
  const set = setInView(site);
  const groups = groupsInView(site);
  if (!set || groups.length === 0) return html`${asOfNotice(site)}`;
  const standings = data.standing.filter(
    ({target_set_id, shape}) => target_set_id === set.target_set_id && shape === "linear"
  );
  const result = scenarioOf(Number(set.target_period), groups, standings, state.growth);
  const amount = (value: number) => `${formatNumber(value, 1, words)}${set.unit ?? ""}`;
  const day = state.asOf && html`<input type="hidden" name="asOf" value="${state.asOf}">`;
  return html`${asOfNotice(site)}
<form class="scenario" method="get" aria-label="${words.scenario.table}">${day}
${growthTable(site, set, result, amount)}${actions(site, result)}</form>
${keys(site, result, amount)}`;
}

type Amount = (value: number) => string;

/** The growth of every group as a field, and what it comes to. */
function growthTable(site: Site, set: Row<"target_total">, result: Scenario, amount: Amount): Markup {
  const {words} = site;
  const {scenario: say} = words;
  const numbers = [say.base, say.value(result.year), words.target, say.difference, say.alone];
  const total = [
    words.sum,
    "",
    "",
    html`<strong>${amount(result.value)}</strong>`,
    figureLink(site, figureId("group_target_sum", set.target_set_id)),
    html`<strong>${signed(amount, result.difference)}</strong>`,
    ""
  ];
  return table(
    `${say.mark}：${say.table}`,
    [words.group, say.growthHead, ...numbers.map(name => `#${name}`)],
    [...result.rows.map(row => line(site, row, amount)), total]
  );
}

/** Work it out, go back to the growth that reaches the targets, or keep it. */
function actions(site: Site, result: Scenario): Markup {
  const {words, state} = site;
  const {scenario: say} = words;
  const back = queryOf({...nothingChosen, asOf: state.asOf}) || "?";
  const file = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${csvOf(site, result)}`)}`;
  return html`<p class="actions"><button type="submit">${say.recalculate}</button>
<a href="${back}">${say.reset}</a>
<a download="scenario.csv" rel="external" href="${file}">${say.download}</a></p>`;
}

/** The sum, what it lacks, and which group decides. */
function keys(site: Site, result: Scenario, amount: Amount): Markup {
  const {scenario: say} = site.words;
  const [shortest] = [...result.rows].sort((a, b) => a.difference - b.difference);
  const short =
    shortest && shortest.difference < -0.05 && say.short(nameOf(site, shortest), signed(amount, shortest.difference));
  return html`<div class="keys">${[
    key({label: `${say.mark}　${say.total(result.year)}`, big: amount(result.value)}),
    key({label: `${say.mark}　${say.totalDifference}`, big: signed(amount, result.difference)}),
    key({label: say.decides, text: short || say.enough})
  ]}</div>`;
}

function line(site: Site, row: ScenarioRow, amount: Amount): (Markup | string)[] {
  const {words} = site;
  const {scenario: say} = words;
  const name = nameOf(site, row);
  return [
    name,
    growthField(site, row, say.growth(name)),
    html`${figureLink(site, row.base_figure_id)} ${yearText(site, String(row.base_year))}`,
    amount(row.value),
    amount(row.target),
    signed(amount, row.difference),
    row.growth_alone === null ? say.notNeeded : formatPercent(row.growth_alone, words)
  ];
}

function growthField({state}: Site, {area_id, growth}: ScenarioRow, label: string): Markup {
  const typed = state.growth[area_id] ?? (growth * 100).toFixed(1);
  const within = html`type="number" step="0.1" min="-50" max="200"`;
  return html`<input ${within} name="g.${area_id}" value="${typed}" aria-label="${label}">`;
}

function nameOf({find}: Site, {area_id}: ScenarioRow): string {
  return find.areas.get(area_id)?.name_ja ?? area_id;
}

/** +1.2兆円 or −1.2兆円; nought has no sign. */
function signed(amount: Amount, value: number): string {
  const text = amount(value);
  if (!/[1-9]/.test(text)) return text.replace("−", "");
  return value > 0 ? `+${text}` : text;
}

function csvOf({words}: Site, {rows, year, value, target, difference}: Scenario): string {
  const lines = rows.map(row =>
    [row.area_id, row.base, row.base_year, row.base_figure_id, row.growth, row.value, row.target, row.difference].join(
      ","
    )
  );
  const total = ["total", "", "", "", "", value, target, difference].join(",");
  return [
    `area_id,base,base_year,base_figure_id,growth,value_${year},target,difference`,
    ...lines,
    total,
    `# ${words.scenario.mark}`
  ].join("\n");
}
