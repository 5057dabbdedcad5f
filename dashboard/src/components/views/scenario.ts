import {figureId} from "../figureId.js";
import {formatNumber, formatPercent, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {type Scenario, type ScenarioRow, scenarioOf} from "../scenario.js";
import {groupsInView, type Site, setInView} from "../site.js";
import {nothingChosen, queryOf} from "../state.js";
import {asOfNotice} from "./controls.js";
import {figureLink, table} from "./pieces.js";

/** シナリオ: what the targets' year comes to if each group grows as the reader says. Marked 試算 wherever it appears. */
export function scenario(site: Site): Markup {
  const {data, words, state} = site;
  const {scenario: say} = words;
  const set = setInView(site);
  const groups = groupsInView(site);
  if (!set || groups.length === 0) return html`${asOfNotice(site)}`;
  const standings = data.standing.filter(
    ({target_set_id, shape}) => target_set_id === set.target_set_id && shape === "linear"
  );
  const result = scenarioOf(Number(set.target_period), groups, standings, state.growth);
  const unit = set.unit ?? "";
  const amount = (value: number) => `${formatNumber(value, 1, words)}${unit}`;
  const shortest = [...result.rows].sort((a, b) => a.difference - b.difference)[0];
  return html`${asOfNotice(site)}
<form class="scenario" method="get" aria-label="${say.table}">${state.asOf && html`<input type="hidden" name="asOf" value="${state.asOf}">`}
${table(
  `${say.mark}：${say.table}`,
  [
    words.group,
    say.growthHead,
    `#${say.base}`,
    `#${say.value(result.year)}`,
    `#${words.target}`,
    `#${say.difference}`,
    `#${say.alone}`
  ],
  [
    ...result.rows.map(row => line(site, row, amount)),
    [
      words.sum,
      "",
      "",
      html`<strong>${amount(result.value)}</strong>`,
      figureLink(site, figureId("group_target_sum", set.target_set_id)),
      html`<strong>${signed(amount, result.difference)}</strong>`,
      ""
    ]
  ]
)}<p class="actions"><button type="submit">${say.recalculate}</button> <a href="${queryOf({...nothingChosen, asOf: state.asOf}) || "?"}">${say.reset}</a> <a download="scenario.csv" rel="external" href="data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${csvOf(site, result)}`)}">${say.download}</a></p></form>
<div class="keys"><div class="key"><p class="label">${say.mark}　${say.total(result.year)}</p><p class="big">${amount(result.value)}</p></div><div class="key"><p class="label">${say.mark}　${say.totalDifference}</p><p class="big">${signed(amount, result.difference)}</p></div>
<div class="key"><p class="label">${say.decides}</p><p>${shortest && shortest.difference < -0.05 ? say.short(nameOf(site, shortest), signed(amount, shortest.difference)) : say.enough}</p></div></div>`;
}

function line(site: Site, row: ScenarioRow, amount: (value: number) => string): (Markup | string)[] {
  const {words} = site;
  const {scenario: say} = words;
  const typed = site.state.growth[row.area_id] ?? (row.growth * 100).toFixed(1);
  const name = nameOf(site, row);
  return [
    name,
    html`<input type="number" step="0.1" min="-50" max="200" name="g.${row.area_id}" value="${typed}" aria-label="${say.growth(name)}">`,
    html`${figureLink(site, row.base_figure_id)} <span class="year">${formatPeriod(String(row.base_year), words)}</span>`,
    amount(row.value),
    amount(row.target),
    signed(amount, row.difference),
    row.growth_alone === null ? say.notNeeded : formatPercent(row.growth_alone, words)
  ];
}

function nameOf({find}: Site, {area_id}: ScenarioRow): string {
  return find.areas.get(area_id)?.name_ja ?? area_id;
}

/** +1.2兆円 or −1.2兆円; nought has no sign. */
function signed(amount: (value: number) => string, value: number): string {
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
