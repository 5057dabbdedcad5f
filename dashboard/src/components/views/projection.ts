import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber, formatPercent, formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import type {Words} from "../words.js";
import {table} from "./blocks.js";
import {figureLink, tag} from "./pieces.js";

/** Where a series would go if its past went on, and what its back-test gave; nothing where no projection is made. */
export function projectionOf(site: Site, seriesId: string): Markup | false {
  const {projection: say} = site.words;
  const ahead = site.data.projection
    .filter(({series_id}) => series_id === seriesId)
    .sort((a, b) => a.position - b.position);
  const [first] = ahead;
  if (!first) return false;
  const tests = site.data.backtest.filter(({series_id}) => series_id === seriesId);
  return html`<details class="data"><summary>${tag(say.label)} ${say.title}</summary>
<p class="note">${noteOf(site, first, ahead)}</p>
${aheadTable(site, ahead)}${tests.length > 0 && testTable(site, backtestOf(site, first), tests)}</details>`;
}

type Projection = Row<"projection">;

/** The method, what its back-test gave, and how likely the target is reached where that is known. */
function noteOf(site: Site, first: Projection, ahead: readonly Projection[]): Markup {
  const {words} = site;
  const {projection: say} = words;
  const method = say.note[first.projection_method as keyof typeof say.note];
  const test = first.backtest_points === 0 ? say.noBacktest : backtestOf(site, first);
  const likely = ahead.find(({probability}) => probability !== null)?.probability ?? null;
  return html`${method} ${test} ${likely !== null && say.probability(formatPercent(likely, words))}`;
}

function backtestOf({words}: Site, {backtest_covered, backtest_points}: Projection): string {
  return words.projection.backtest(backtest_covered, backtest_points);
}

function aheadTable({words}: Site, ahead: readonly Projection[]): Markup {
  const {projection: say, head} = words;
  return table(
    say.title,
    [head.period, `#${say.low}`, `#${say.middle}`, `#${say.high}`],
    ahead.map(row => [
      formatPeriod(String(row.position), words),
      number(words, row.value_low),
      number(words, row.value_middle),
      number(words, row.value_high)
    ])
  );
}

/** The points that were known already when the method was made to guess them. */
function testTable(site: Site, caption: string, tests: readonly Row<"backtest">[]): Markup {
  const {words} = site;
  const {projection: say, head} = words;
  return table(
    caption,
    [head.period, say.leftOutHead, `#${say.low}`, `#${say.high}`, `#${say.actual}`, say.covered],
    tests.map(row => [
      formatPeriod(row.period, words),
      say.leftOut(row.left_out),
      number(words, row.value_low),
      number(words, row.value_high),
      figureLink(site, row.observation_id),
      row.covered ? say.inside : say.outside
    ])
  );
}

function number(words: Words, value: number | null): string {
  return value === null ? "" : formatNumber(value, value < 10 ? 1 : 0, words);
}
