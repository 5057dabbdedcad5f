import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {table} from "./blocks.js";
import {documentLink, figureLink, noteText} from "./pieces.js";

/** The target sets side by side, each in its own scope, and how their areas correspond as far as known. */
export function crosswalk(site: Site): Markup {
  const {data, words} = site;
  const sets = [...data.target_total].sort((a, b) => a.decided_on.localeCompare(b.decided_on));
  if (sets.length < 2) return html``;
  const {crosswalk, crosswalkNote} = words.progress;
  return html`<section id="sets"><h2>${crosswalk}</h2><p class="notice">${crosswalkNote}</p>
<div class="keys">${sets.map(set => setKey(site, set))}</div>${correspondence(site)}</section>`;
}

function setKey(site: Site, set: Row<"target_total">): Markup {
  const {words} = site;
  return html`<article class="key"><h3>${set.name_ja}</h3><p class="big">${figureLink(site, set.headline_figure_id)}</p>
<p class="label">${formatPeriod(set.target_period, words)}　${set.scope_ja}</p>
<p class="note">${noteText(site, set.note_ja)}</p>
<p class="note">${words.source} ${documentLink(site, set.document_id)}</p></article>`;
}

function correspondence(site: Site): Markup {
  const {data, find, words} = site;
  const known = new Set(data.target_total.map(({target_set_id}) => target_set_id));
  const rows = data.area_crosswalk
    .filter(({to_target_set_id, from_target_set_id}) => known.has(to_target_set_id) && known.has(from_target_set_id))
    .sort((a, b) => a.sort_order - b.sort_order);
  return table(
    words.progress.crosswalk,
    [words.progress.fromArea, words.progress.toArea, words.progress.relationHead, words.note],
    rows.map(row => [
      find.areas.get(row.from_area_id)?.name_ja ?? row.from_area_id,
      row.to_name_ja,
      words.progress.relation[row.relation as keyof typeof words.progress.relation],
      noteText(site, row.note_ja)
    ])
  );
}
