import {formatNumber, formatPercent, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {figureLink, table} from "./pieces.js";

/** Where a series would go if its past went on, as a table with what its back-test gave; nothing where no projection is made. */
export function projectionOf(site: Site, seriesId: string): Markup | false {
  const {data, words} = site;
  const {projection: say} = words;
  const ahead = data.projection.filter(({series_id}) => series_id === seriesId).sort((a, b) => a.position - b.position);
  const [first] = ahead;
  if (!first) return false;
  const tests = data.backtest.filter(({series_id}) => series_id === seriesId);
  const reach = ahead.find(({probability}) => probability !== null);
  const number = (value: number | null) => (value === null ? "" : `${formatNumber(value, value < 10 ? 1 : 0, words)}`);
  return html`<details class="data"><summary><span class="tag">${say.label}</span> ${say.title}</summary>
<p class="note">${say.note[first.projection_method as keyof typeof say.note]} ${first.backtest_points === 0 ? say.noBacktest : say.backtest(first.backtest_covered, first.backtest_points)} ${reach && reach.probability !== null && say.probability(formatPercent(reach.probability, words))}</p>
${table(
  say.title,
  [words.head.period, `#${say.low}`, `#${say.middle}`, `#${say.high}`],
  ahead.map(row => [
    formatPeriod(String(row.position), words),
    number(row.value_low),
    number(row.value_middle),
    number(row.value_high)
  ])
)}${
  tests.length > 0 &&
  table(
    say.backtest(first.backtest_covered, first.backtest_points),
    [words.head.period, say.leftOutHead, `#${say.low}`, `#${say.high}`, `#${say.actual}`, say.covered],
    tests.map(row => [
      formatPeriod(row.period, words),
      say.leftOut(row.left_out),
      number(row.value_low),
      number(row.value_high),
      figureLink(site, row.observation_id),
      row.covered ? say.inside : say.outside
    ])
  )
}</details>`;
}
