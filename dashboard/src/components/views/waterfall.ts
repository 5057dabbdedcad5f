import type {Row} from "../../../../pipeline/contracts/published.js";
import {gapWaterfallData} from "../charts/gapWaterfallData.js";
import {figureId} from "../figureId.js";
import {formatPercent} from "../format.js";
import type {Markup} from "../markup.js";
import {groupsInView, type Site} from "../site.js";
import {figureBlock, table} from "./blocks.js";
import {figureLink} from "./pieces.js";

type Standing = Row<"standing">;

/** How far every group is from its path; where none can be judged, what each adds to the increase that is asked for. */
export function waterfall(site: Site, unit: string, standings: readonly Standing[], whole: Standing): Markup {
  const {words} = site;
  const {progress: say} = words;
  const gaps = whole.areas_judged > 0;
  const title = gaps ? say.waterfallGap : say.waterfallIncrement;
  const coverage = formatPercent(whole.coverage ?? 0, words);
  const heads = [words.group, `#${gaps ? say.gap : words.increment}`];
  return figureBlock(site, {
    chart: {name: "gapWaterfall", rows: gapWaterfallData(site)},
    title,
    level: 2,
    sub: gaps ? say.waterfallGapNote(unit, coverage) : say.waterfallIncrementNote(unit),
    table: table(title, heads, gaps ? gapRows(site, standings, whole) : incrementRows(site))
  });
}

function gapRows(site: Site, standings: readonly Standing[], whole: Standing): (Markup | string)[][] {
  const {words} = site;
  const gap = (area: string) => figureLink(site, figureId("gap", whole.target_set_id, area, whole.shape));
  const rows = groupsInView(site).map(({area_id}) => {
    const known = standings.find(standing => standing.area_id === area_id)?.gap_jpy !== null;
    return [nameOf(site, area_id), known ? gap(area_id) : words.progress.noGap];
  });
  return [...rows, [words.sum, gap(whole.area_id)]];
}

function incrementRows(site: Site): (Markup | string)[][] {
  return groupsInView(site).map(({target_set_id, area_id}) => [
    nameOf(site, area_id),
    figureLink(site, figureId("increment", target_set_id, area_id))
  ]);
}

function nameOf({find}: Site, area: string): string {
  return find.areas.get(area)?.name_ja ?? "";
}
