import type {PlacedChart} from "../charts/draw.js";
import {html, Markup} from "../markup.js";
import type {Site} from "../site.js";
import {visible} from "../visible.js";

/** What the page says first, each in a box: a label, the figure in large letters, and what belongs to it. */
export interface Key {
  label: string | Markup;
  big?: string | Markup;
  note?: string | Markup;
  /** A sentence where no figure says it. */
  text?: string;
  /** Whether it says how things stand. */
  state?: boolean;
}

/** One box of what the page says first. */
export function key({label, big, note, text, state = false}: Key): Markup {
  const figure = big && html`<p class="big">${big}</p>`;
  const below = html`${note && html`<p class="label">${note}</p>`}${text && html`<p>${text}</p>`}`;
  return html`<div class="key${state && " state"}"><p class="label">${label}</p>${figure}${below}</div>`;
}

/** A term with what is said of it; nothing stands for a term that does not apply here. */
export type Fact = readonly [term: string, value: Markup | string] | false | null | "" | undefined;

/** Terms with what is said of each. */
export function facts(list: readonly Fact[], kind: "members" | "" = "members"): Markup {
  const said = list.map(fact => fact && html`<dt>${fact[0]}</dt><dd>${fact[1]}</dd>`);
  return html`<dl${kind && html` class="${kind}"`}>${said}</dl>`;
}

/** Terms with what is said of each, every one on a line of its own. */
export function factLines(list: readonly Fact[], kind: "measures" | "strip" | "" = "", label = ""): Markup {
  const named = html`${kind && html` class="${kind}"`}${label && html` aria-label="${label}"`}`;
  const said = list.map(fact => fact && html`<div><dt>${fact[0]}</dt><dd>${fact[1]}</dd></div>`);
  return html`<dl${named}>${said}</dl>`;
}

export interface FigureBlock {
  /** The chart to draw with its rows, or else what stands in its place. */
  chart?: PlacedChart;
  single?: Markup;
  title: string;
  sub?: string | Markup;
  reading?: string | Markup;
  table: Markup;
  /** What stands below the table. */
  more?: Markup | false;
  notes?: (Markup | null)[];
  level?: 2 | 3;
}

/**
 * A chart with all that belongs to it: title, what is counted, the picture, its table and its notes. The rows of the
 * picture stand beside its place, for whoever draws it: the site when it is built, or the page's script.
 */
export function figureBlock(
  {words}: Site,
  {chart, single, title, sub, reading, table, more = false, notes = [], level = 3}: FigureBlock
): Markup {
  const heading = level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
  const said = notes.filter(note => note !== null);
  return html`<figure class="chart"${chart && html` data-chart="${chart.name}"`}>
<figcaption>${heading}${sub && html`<p class="sub">${sub}</p>`}</figcaption>
${chart ? html`<div class="plot"></div>${rowsOf(chart)}` : single}
${reading && html`<p class="reading">${reading}</p>`}
<details class="data"><summary>${words.table}</summary>${table}</details>${more}
${said.map(note => html`<p class="note">${note}</p>`)}
</figure>`;
}

/** Rows as JSON inside a page: no sign of it ends the element or begins what Framework would run, and no line ends. */
function rowsOf({rows}: PlacedChart): Markup {
  const json = JSON.stringify(rows).replace(/[<$]/g, character => `\\u00${character.charCodeAt(0).toString(16)}`);
  return new Markup(`<script type="application/json" class="rows">${visible(json)}</script>`);
}

/** A table with a caption and scoped heads; a column name beginning with # is set to the right, for figures. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (Markup | string | number | null)[])[]
): Markup {
  const side = heads.map(head => (head.startsWith("#") ? html` class="number"` : ""));
  const named = heads.map((head, i) => html`<th scope="col"${side[i]}>${head.replace("#", "")}</th>`);
  const line = ([first = null, ...cells]: (typeof rows)[number]) =>
    html`<tr><th scope="row">${first}</th>${cells.map((cell, i) => html`<td${side[i + 1]}>${cell}</td>`)}</tr>\n`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${named}</tr></thead>
<tbody>${rows.map(line)}</tbody></table></div>`;
}
