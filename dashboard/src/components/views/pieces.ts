import type {PlacedChart} from "../charts/draw.js";
import {isStatus, statusGlyphs} from "../charts/statusMark.js";
import {formatPeriod, formatValue} from "../format.js";
import {html, Markup} from "../markup.js";
import type {Site} from "../site.js";

/** A figure as a link to its provenance; a figure that is not there says so instead of a number. */
export function figureLink({find, words, root}: Site, figureId: string | null): Markup {
  const figure = find.figures.get(figureId ?? "");
  if (!figure) return html`<span class="missing">${words.notPublished}</span>`;
  const text = figure.withheld ? words.withheld : formatValue(figure, find, words);
  const label = `${text} ${words.provenance.open(`${figure.label_ja}${figure.period ? ` ${formatPeriod(figure.period, words)}` : ""}`)}`;
  return html`<a class="figure" data-figure="${figure.figure_id}" href="${root}figures.html#${encodeURIComponent(figure.figure_id)}" aria-label="${label}">${text}</a>`;
}

/** A figure as words inside a title, where a link would be in the way; the same figure stands linked beside it. */
export function printed({find, words}: Site, figureId: string): string {
  const figure = find.figures.get(figureId);
  if (!figure) return words.notPublished;
  return figure.withheld ? words.withheld : formatValue(figure, find, words);
}

/** The title of a document, linked to its address where one is known. */
export function documentLink({find, words}: Site, documentId: string | null): Markup {
  const document = find.documents.get(documentId ?? "");
  if (!document) return html`<span class="missing">${words.unknown}</span>`;
  if (!document.url) return html`<span>${document.title}</span>`;
  return html`<a href="${document.url}" rel="external">${document.title}</a>`;
}

/** A note with its references [doc:id] as links that say the publisher. */
export function noteText({find}: Site, note: string | null): Markup {
  const parts = (note ?? "").split(/\[doc:([^\]]+)\]/);
  return html`${parts.map((part, i) => {
    const document = i % 2 === 1 ? find.documents.get(part) : undefined;
    if (!document) return html`${part}`;
    return document.url
      ? html`（<a href="${document.url}" rel="external">${document.publisher}</a>）`
      : html`（${document.publisher}）`;
  })}`;
}

/** The documents that notes refer to as [doc:id]. */
export function documentsIn(...notes: (string | null)[]): string[] {
  return notes.flatMap(note => Array.from((note ?? "").matchAll(/\[doc:([^\]]+)\]/g), ([, id]) => id ?? ""));
}

/** A date as far as known, kept on one line. */
export function dateText({words}: Site, date: string | null): Markup {
  return html`<time${date && html` datetime="${date}"`}>${formatPeriod(date, words)}</time>`;
}

/** An observation status as shape and word. */
export function statusLabel({words}: Site, status: string | null): Markup {
  if (!isStatus(status)) return html`<span class="missing">${words.unknown}</span>`;
  return html`<span class="status"><span aria-hidden="true">${statusGlyphs[status]}</span> ${words.status[status]}</span>`;
}

/** English name with its standing. */
export function englishName({words}: Site, title: string, name: string | null, standing?: string): Markup {
  if (name === title) return html``;
  if (!name) return html`<p class="english">${words.noEnglishName}</p>`;
  return html`<p class="english"><span lang="en">${name}</span>${standing === "working" && html` <span class="tag">${words.working}</span>`}</p>`;
}

/** Says that invented figures are among those of the page; nothing where there are none. */
export function sampleNotice({data, words}: Site): Markup | false {
  return data.series.some(({sample}) => sample) && html`<p class="notice"><strong>${words.samplePage}</strong></p>`;
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

/** Rows as JSON inside a page: no character of it ends the element or begins what Framework would run, and no line ends. */
function rowsOf({rows}: PlacedChart): Markup {
  const json = JSON.stringify(rows).replace(/[<$]/g, character => `\\u00${character.charCodeAt(0).toString(16)}`);
  return new Markup(`<script type="application/json" class="rows">${json}</script>`);
}

/** A table with a caption and scoped heads; a column name beginning with # is set to the right, for figures. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (Markup | string | number | null)[])[]
): Markup {
  const right = heads.map(head => head.startsWith("#"));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${heads.map((head, i) => html`<th scope="col"${right[i] ? html` class="number"` : ""}>${head.replace("#", "")}</th>`)}</tr></thead>
<tbody>${rows.map(
    cells =>
      html`<tr>${cells.map((cell, i) =>
        i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${right[i] ? html` class="number"` : ""}>${cell}</td>`
      )}</tr>\n`
  )}</tbody></table></div>`;
}
