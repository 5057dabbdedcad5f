import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {abroad, type Site} from "../site.js";
import {table} from "./blocks.js";
import {choiceForm} from "./controls.js";
import {dateText, documentLink, figureLink, pageLink, tag, warning} from "./pieces.js";

/** 何が変わったか: what became known, was changed or withdrawn between two days, with the verdicts it moved. */
export function changes(site: Site): Markup {
  const {data, words, state, asOf} = site;
  const {changes: say} = words;
  const to = state.to ?? asOf;
  const from = state.from ?? yearBefore(to);
  const between = data.change
    .filter(({known_on}) => known_on > from && known_on <= to)
    .sort((a, b) => b.known_on.localeCompare(a.known_on) || a.change_id.localeCompare(b.change_id));
  const kinds = Object.keys(say.kind) as (keyof typeof say.kind)[];
  const counts = kinds.map(kind => `${say.kind[kind]} ${between.filter(row => row.kind === kind).length}`).join("、");
  const days = `${formatPeriod(from, words)} → ${formatPeriod(to, words)}`;
  return html`${dayForm(site, from, to)}
<p class="balance">${days}：${say.count(between.length)}（${counts}）</p>
${between.length === 0 ? html`<p class="missing">${say.none}</p>` : changeTable(site, between)}`;
}

/** The two days between which changes are shown, as a form whose state is the page's address. */
function dayForm({words}: Site, from: string, to: string): Markup {
  const {changes: say, view} = words;
  const day = (name: "from" | "to", value: string) =>
    html`<label>${say[name]} <input type="date" name="${name}" value="${value}"></label>`;
  return choiceForm(view, [day("from", from), day("to", to)]);
}

function changeTable(site: Site, rows: readonly Row<"change">[]): Markup {
  const {words} = site;
  const {changes: say, head} = words;
  const figure = (id: string | null) => (id ? figureLink(site, id) : "");
  return table(
    words.pages.changes,
    [say.day, say.entity, say.series, head.period, `#${say.old}`, `#${say.now}`, head.kind, say.moved, head.source],
    rows.map(row => [
      dateText(site, row.known_on),
      entity(site, row),
      seriesName(site, row),
      formatPeriod(row.period, words),
      figure(row.old_observation_id),
      figure(row.new_observation_id),
      kindTag(words, row),
      moved(site, row),
      documentLink(site, row.document_id)
    ])
  );
}

function kindTag({changes: say, sample}: Site["words"], row: Row<"change">): Markup {
  const kind = say.kind[row.kind as keyof typeof say.kind];
  return html`${row.kind === "new" ? tag(kind) : warning(kind)}${row.sample && html` ${warning(sample)}`}`;
}

/** The same day one year earlier. */
function yearBefore(day: string): string {
  return day === "" ? "" : `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

function entity(site: Site, row: Row<"change">): Markup | string {
  const {find, words} = site;
  const {entity_type, entity_id} = row;
  const area = find.areas.get(entity_id);
  if (entity_type === "area" && area)
    return pageLink(site, "areas", area.level === "segment" ? "index" : entity_id, area.name_ja);
  const community = find.communities.get(entity_id);
  if (entity_type === "nation")
    return entity_id === "JP" ? words.changes.nation : (abroad(find, row)?.name_ja ?? entity_id);
  return community ? pageLink(site, "communities", entity_id, community.name_ja) : entity_id;
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
  const moves = verdicts_moved.split("; ").map(move => {
    const [method, former, now] = move.split(" ");
    const name = data.method.find(({method_id}) => method_id === method)?.name_ja ?? method;
    return html`<li>${name}：${word(former)} → ${word(now)}</li>`;
  });
  return html`<ul class="plain">${moves}</ul>`;
}
