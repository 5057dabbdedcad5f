import type {Row} from "../../../../pipeline/contracts/published.js";
import {areaPathData} from "../charts/areaPathData.js";
import {dashes} from "../charts/dashes.js";
import {figureId} from "../figureId.js";
import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {shapes} from "../state.js";
import {facts, figureBlock, table} from "./blocks.js";
import {groupState} from "./group.js";
import {figureLink, noteText} from "./pieces.js";

/** The path of a group with its state: chart, legend, table of years, and what the target asks for. */
export function areaPathBlock(site: Site, progress: Row<"target_progress">): Markup {
  const {data, find, words} = site;
  const target = data.target.find(
    ({area_id, target_set_id}) => area_id === progress.area_id && target_set_id === progress.target_set_id
  );
  const path = figureBlock(site, {
    chart: {name: "areaPath", rows: areaPathData(site, progress)},
    title: words.areaPage.path,
    level: 2,
    sub: words.areaPage.pathNote,
    reading: pathLegend(site, progress),
    table: pathTable(site, progress),
    notes: [target ? noteText(site, target.note_ja) : null]
  });
  const source = html`${words.source} ${find.targetSets.get(progress.target_set_id)?.name_ja}`;
  return html`<div class="split path-and-state">${path}<div class="facts">${groupState(site, progress)}
${asked(site, progress)}<p class="note">${source}</p></div></div>`;
}

/** What the target asks of the group. */
function asked(site: Site, {target_set_id, area_id}: Row<"target_progress">): Markup {
  const {words} = site;
  return facts(
    [
      [words.growthRequired, figureLink(site, figureId("growth_required", target_set_id, area_id))],
      [words.increment, figureLink(site, figureId("increment", target_set_id, area_id))],
      [words.share, figureLink(site, figureId("share_of_target", target_set_id, area_id))]
    ],
    ""
  );
}

/** Which dash is which shape of path; a shape that has no path is not named. */
function pathLegend(site: Site, progress: Row<"target_progress">): Markup {
  const {words} = site;
  const mine = pathsOf(site, progress);
  const used = shapes.filter(shape => mine.some(row => row.shape === shape));
  const held = mine.some(({basis}) => basis === "held" || basis === "extended");
  const lines = used.map(shape => dashLine(dashes[shape], words.shape[shape]));
  return html`${words.areaPage.pathLegend}：${lines}${held && dashLine("1 4", words.areaPage.heldLegend)}`;
}

function dashLine(dash: string, label: string): Markup {
  const stroke = html`stroke="currentColor" stroke-width="2" stroke-dasharray="${dash}"`;
  const line = html`<line x1="0" y1="4" x2="34" y2="4" ${stroke}/>`;
  return html`<span class="legend"><svg width="34" height="8" aria-hidden="true">${line}</svg> ${label}</span> `;
}

/** The years of the paths as a table, with the published end points. */
function pathTable(site: Site, progress: Row<"target_progress">): Markup {
  const {find, words} = site;
  const mine = pathsOf(site, progress);
  const used = shapes.filter(shape => mine.some(row => row.shape === shape));
  const years = [...new Set(mine.map(({year}) => year))].sort((a, b) => a - b);
  const cell = (year: number, shape: string) => {
    const row = mine.find(one => one.year === year && one.shape === shape);
    if (row?.basis === "baseline") return figureLink(site, progress.baseline_figure_id);
    if (row?.basis === "target") return figureLink(site, progress.target_figure_id);
    return row ? figureLink(site, figureId("path", row.target_set_id, row.area_id, shape, year)) : "";
  };
  return table(
    `${find.areas.get(progress.area_id)?.name_ja} ${words.progress.pathTable}`,
    [words.head.period, ...used.map(shape => `#${words.shape[shape]}`)],
    years.map(year => [formatPeriod(String(year), words), ...used.map(shape => cell(year, shape))])
  );
}

function pathsOf({data}: Site, {area_id, target_set_id}: Row<"target_progress">): Row<"target_path">[] {
  return data.target_path.filter(row => row.area_id === area_id && row.target_set_id === target_set_id);
}
