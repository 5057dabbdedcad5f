import type {Row} from "../../../../pipeline/contracts/published.js";
import {isStatus, statusGlyphs} from "../charts/statusMark.js";
import {formatPeriod, formatValue} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";

/** A figure as a link to its provenance; a figure that is not there says so instead of a number. */
export function figureLink({find, words, root}: Site, figureId: string | null): Markup {
  const figure = find.figures.get(figureId ?? "");
  if (!figure) return missing(words.notPublished);
  const text = figure.withheld ? words.withheld : formatValue(figure, find, words);
  const name = figure.period ? `${figure.label_ja} ${formatPeriod(figure.period, words)}` : figure.label_ja;
  const label = `${text} ${words.provenance.open(name)}`;
  const href = `${root}figures.html#${encodeURIComponent(figure.figure_id)}`;
  return html`<a class="figure" data-figure="${figure.figure_id}" href="${href}" aria-label="${label}">${text}</a>`;
}

/** A figure as words inside a title, where a link would be in the way; the same figure stands linked beside it. */
export function printed({find, words}: Site, figureId: string): string {
  const figure = find.figures.get(figureId);
  if (!figure) return words.notPublished;
  return figure.withheld ? words.withheld : formatValue(figure, find, words);
}

/** What stands where nothing is known. */
export function missing(text: string): Markup {
  return html`<span class="missing">${text}</span>`;
}

/** A short word beside a name or a value. */
export function tag(text: string): Markup {
  return html`<span class="tag">${text}</span>`;
}

/** A short word that warns, beside a name or a value. */
export function warning(text: string): Markup {
  return html`<span class="tag warn">${text}</span>`;
}

/** A link to the page of an area or of a community. */
export function pageLink({root}: Pick<Site, "root">, of: "areas" | "communities", id: string, name: string): Markup {
  return html`<a href="${root}${of}/${id}.html">${name}</a>`;
}

/** Whether a file, or the document that it is, is a report as received: it is called by its code. */
export function isReport({file}: {file: string | null}): boolean {
  return file?.startsWith("file-") ?? false;
}

/** The title of a document, linked to its address where one is known; of a report, to what became of its readings. */
export function documentLink({find, words, root}: Site, documentId: string | null): Markup {
  const document = find.documents.get(documentId ?? "");
  if (!document) return missing(words.unknown);
  if (isReport({file: documentId})) return html`<a href="${root}quality.html">${document.title}</a>`;
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

/** A period in small letters beside its figure. */
export function yearText({words}: Site, period: string | null): Markup {
  return html`<span class="year">${formatPeriod(period, words)}</span>`;
}

/** From the baseline of a group to its target, each with its year. */
export function targetLine(site: Site, group: Row<"target_progress">): Markup {
  const baseline = html`${figureLink(site, group.baseline_figure_id)} ${yearText(site, group.baseline_period)}`;
  const target = html`${figureLink(site, group.target_figure_id)} ${yearText(site, group.target_period)}`;
  return html`<p class="path">${baseline} <span aria-hidden="true">→</span> ${target}</p>`;
}

/** An observation status as shape and word. */
export function statusLabel({words}: Site, status: string | null): Markup {
  if (!isStatus(status)) return missing(words.unknown);
  const glyph = html`<span aria-hidden="true">${statusGlyphs[status]}</span>`;
  return html`<span class="status">${glyph} ${words.status[status]}</span>`;
}

/** English name with its standing. */
export function englishName({words}: Site, title: string, name: string | null, standing?: string): Markup {
  if (name === title) return html``;
  if (!name) return html`<p class="english">${words.noEnglishName}</p>`;
  const working = standing === "working" && html` ${tag(words.working)}`;
  return html`<p class="english"><span lang="en">${name}</span>${working}</p>`;
}

/** Says that invented figures are among those of the page; nothing where there are none. */
export function sampleNotice({
  data,
  words
}: Pick<Site, "words"> & {data: Pick<Site["data"], "series">}): Markup | false {
  return data.series.some(({sample}) => sample) && html`<p class="notice"><strong>${words.samplePage}</strong></p>`;
}
