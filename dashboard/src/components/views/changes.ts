import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {abroad, type Site} from "../site.js";
import {dateText, documentLink, figureLink, table} from "./pieces.js";

/** 何が変わったか: everything that became known, was changed or withdrawn between two days, with the verdicts it moved. */
export function changes(site: Site): Markup {
  const {data, words, state, asOf} = site;
  const {changes: say} = words;
  const to = state.to ?? asOf;
  const from = state.from ?? yearBefore(to);
  const between = data.change
    .filter(({known_on}) => known_on > from && known_on <= to)
    .sort((a, b) => b.known_on.localeCompare(a.known_on) || a.change_id.localeCompare(b.change_id));
  const kinds = Object.keys(say.kind) as (keyof typeof say.kind)[];
  const of = (kind: string) => between.filter(row => row.kind === kind).length;
  return html`<form class="controls" method="get" aria-label="${words.view.title}"><label>${say.from} <input type="date" name="from" value="${from}"></label><label>${say.to} <input type="date" name="to" value="${to}"></label><button type="submit">${words.view.show}</button><noscript><p class="note">${words.view.noScript}</p></noscript></form>
<p class="balance">${formatPeriod(from, words)} → ${formatPeriod(to, words)}：${say.count(between.length)}（${kinds.map((kind, i) => html`${i > 0 && "、"}${say.kind[kind]} ${of(kind)}`)}）</p>
${
  between.length === 0
    ? html`<p class="missing">${say.none}</p>`
    : table(
        words.pages.changes,
        [
          say.day,
          say.entity,
          say.series,
          words.head.period,
          `#${say.old}`,
          `#${say.now}`,
          words.head.kind,
          say.moved,
          words.head.source
        ],
        between.map(row => [
          dateText(site, row.known_on),
          entity(site, row),
          seriesName(site, row),
          formatPeriod(row.period, words),
          row.old_observation_id ? figureLink(site, row.old_observation_id) : "",
          row.new_observation_id ? figureLink(site, row.new_observation_id) : "",
          html`<span class="tag${row.kind === "new" ? "" : " warn"}">${say.kind[row.kind as keyof typeof say.kind]}</span>${row.sample && html` <span class="tag warn">${words.sample}</span>`}`,
          moved(site, row),
          documentLink(site, row.document_id)
        ])
      )
}`;
}

/** The same day one year earlier. */
function yearBefore(day: string): string {
  return day === "" ? "" : `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

function entity({find, root, words}: Site, row: Row<"change">): Markup | string {
  const {entity_type, entity_id} = row;
  const area = find.areas.get(entity_id);
  if (entity_type === "area" && area)
    return html`<a href="${root}areas/${area.level === "segment" ? "index" : entity_id}.html">${area.name_ja}</a>`;
  const community = find.communities.get(entity_id);
  if (entity_type === "nation")
    return entity_id === "JP" ? words.changes.nation : (abroad(find, row)?.name_ja ?? entity_id);
  return community ? html`<a href="${root}communities/${entity_id}.html">${community.name_ja}</a>` : entity_id;
}

function seriesName({find, words}: Site, {series_id}: Row<"change">): string {
  const series = find.series.get(series_id);
  if (series) {
    const name = find.indicators.get(series.indicator_id)?.name_ja ?? series_id;
    return `${name} ${series.publisher ?? ""}／${series.edition ?? ""}`;
  }
  const figure = find.figures.get(series_id); // a side of a target is no series: it is named by its own figure
  return figure ? words.figureKind[figure.kind as keyof typeof words.figureKind] : series_id;
}

/** The verdicts that moved: method, former and new word. */
function moved({data, words}: Site, {verdicts_moved}: Row<"change">): Markup | string {
  if (!verdicts_moved) return words.changes.noneMoved;
  const word = (verdict: string | undefined) => words.verdict[verdict as keyof typeof words.verdict] ?? verdict;
  return html`<ul class="plain">${verdicts_moved.split("; ").map(move => {
    const [method, former, now] = move.split(" ");
    return html`<li>${data.method.find(({method_id}) => method_id === method)?.name_ja ?? method}：${word(former)} → ${word(now)}</li>`;
  })}</ul>`;
}
