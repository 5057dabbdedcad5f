import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber} from "../format.js";
import type {ChartOptions} from "./chart.js";

/** A dash for each shape, named in the legend beside the chart. */
export const dashes = {linear: "7 4", geometric: "2 3", milestones: "10 3 2 3"};

/** The two published ends of a group's path. */
export function endsOf(progress: Row<"target_progress">, {words}: ChartOptions) {
  const unit = progress.unit ?? "";
  const end = (
    role: string,
    value: number | null,
    decimals: number | null,
    period: string | null,
    figure: string | null
  ) => ({
    role,
    value: value ?? 0,
    said: `${formatNumber(value ?? 0, decimals, words)}${unit}`,
    period,
    year: Number(period?.replace("FY", "")),
    figure: figure ?? "",
    symbol: role === words.baseline ? ("hexagon" as const) : ("diamond" as const)
  });
  return [
    end(
      words.baseline,
      progress.baseline_value,
      progress.baseline_decimals,
      progress.baseline_period,
      progress.baseline_figure_id
    ),
    end(
      words.target,
      progress.target_value,
      progress.target_decimals,
      progress.target_period,
      progress.target_figure_id
    )
  ];
}

/** Neighbouring observations, but none across a period whose value is missing because the definition changed. */
export function unbroken(seen: readonly Row<"observation">[], breaks: readonly number[]) {
  const ordered = [...seen].sort((a, b) => a.position - b.position);
  return ordered.slice(1).flatMap((to, i): [Row<"observation">, Row<"observation">][] => {
    const from = ordered[i];
    return from && !breaks.some(at => at > from.position && at <= to.position) ? [[from, to]] : [];
  });
}

/** Both ends, and the years between that leave room. */
export function years(first: number, last: number, width: number): number[] {
  const step = width < 480 ? 4 : 2;
  const between = Array.from({length: Math.floor((last - first) / step)}, (_, i) => first + i * step);
  return [...between.filter(year => last - year >= step / 2 || year === first), last];
}
