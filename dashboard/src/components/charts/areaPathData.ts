import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber, formatPeriod} from "../format.js";
import {shapeInView} from "../site.js";
import {type Shape, shapes} from "../state.js";
import {provenanceHref, type SiteWith} from "./picked.js";

/** A published end point of the path. */
export interface PathEnd {
  side: "baseline" | "target";
  year: number;
  value: number;
  /** What stands above the mark: 53.3兆円. */
  said: string;
  title: string;
  href: string | null;
}

export interface AreaPathRows {
  name: string;
  unit: string;
  ends: PathEnd[];
  /** Our paths, the one in view marked; `basis` says what a value rests on (target_path). */
  paths: {shape: Shape; chosen: boolean; points: {year: number; value: number; basis: string}[]}[];
  /** Observations of the target's own scope, in the order of time. */
  seen: {position: number; value: number; title: string; href: string | null}[];
  /** Where the definition of that series changed. */
  breaks: number[];
  ahead: {position: number; low: number; high: number}[];
}

type Picked = SiteWith<"target_progress" | "target_total" | "target_path" | "standing" | "observation" | "projection">;

/** The path of a group: its published ends, our paths between them, what was observed, and where that would lead. */
export function areaPathData(site: Picked, progress: Row<"target_progress">): AreaPathRows {
  const {data, find, words} = site;
  const mine = <T extends {area_id: string; target_set_id: string}>(rows: readonly T[]) =>
    rows.filter(row => row.area_id === progress.area_id && row.target_set_id === progress.target_set_id);
  const series = mine(data.standing)[0]?.series_id;
  return {
    name: `${find.areas.get(progress.area_id)?.name_ja ?? progress.area_id} ${words.areaPage.path}`,
    unit: progress.unit ?? "",
    ends: endsOf(site, progress),
    paths: pathsOf(mine(data.target_path), shapeInView(site)),
    ...observed(site, series),
    ahead: data.projection
      .filter(({series_id}) => series_id === series)
      .map(({position, value_low, value_high}) => ({position, low: value_low, high: value_high}))
  };
}

/** The two ends; one that was not published is not there. */
function endsOf({words, root}: Picked, progress: Row<"target_progress">): PathEnd[] {
  return (["baseline", "target"] as const).flatMap(side => {
    const [value, period] = [progress[`${side}_value`], progress[`${side}_period`]];
    if (value === null || period === null) return [];
    const said = `${formatNumber(value, progress[`${side}_decimals`], words)}${progress.unit ?? ""}`;
    const title = `${words[side]} ${formatPeriod(period, words)} ${said}`;
    const href = provenanceHref(root, progress[`${side}_figure_id`]);
    return [{side, year: Number(period.replace("FY", "")), value, said, title, href}];
  });
}

function pathsOf(rows: readonly Row<"target_path">[], chosen: Shape): AreaPathRows["paths"] {
  return shapes.flatMap(shape => {
    const points = rows
      .filter(row => row.shape === shape)
      .flatMap(({year, value, basis}) => (value === null ? [] : [{year, value, basis}]));
    return points.length === 0 ? [] : [{shape, chosen: shape === chosen, points}];
  });
}

function observed({data, words, root}: Picked, series: string | null | undefined) {
  const current = data.observation
    .filter(row => row.series_id === series && row.known_to === null)
    .sort((a, b) => a.position - b.position);
  const seen = current.flatMap(row => {
    if (row.status !== "actual" || row.value === null || row.chart_value === null) return [];
    const title = `${formatPeriod(row.period, words)} ${formatNumber(row.value, row.decimals, words)}${row.unit}`;
    return [{position: row.position, value: row.chart_value, title, href: provenanceHref(root, row.observation_id)}];
  });
  const breaks = current.filter(row => row.missing_reason === "definition_changed").map(({position}) => position);
  return {seen, breaks};
}
