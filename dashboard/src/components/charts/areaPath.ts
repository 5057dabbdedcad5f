import * as Plot from "@observablehq/plot";
import {formatNumber, formatPeriod} from "../format.js";
import {type ChartOptions, look, named, provenanceHref} from "./chart.js";

/** The two published points of a group, baseline and target, with our own dashed line between; comparable observations as dots. */
export function areaPath(areaId: string, {data, find, words, root, width, document}: ChartOptions) {
  const progress = data.target_progress.find(({area_id}) => area_id === areaId);
  if (!progress) throw new Error(`no target for ${areaId}`);
  const ends = [
    {
      year: yearOf(progress.baseline_period),
      value: progress.baseline_value,
      decimals: progress.baseline_decimals,
      role: words.baseline,
      figure: progress.baseline_figure_id,
      period: progress.baseline_period,
      symbol: "hexagon" as const
    },
    {
      year: yearOf(progress.target_period),
      value: progress.target_value,
      decimals: progress.target_decimals,
      role: words.target,
      figure: progress.target_figure_id,
      period: progress.target_period,
      symbol: "diamond" as const
    }
  ];
  const comparable = data.observation.filter(({observation_id}) => observation_id === progress.latest_observation_id);
  const first = ends[0]?.year ?? 0;
  const last = ends[1]?.year ?? 0;
  const say = (d: (typeof ends)[number]) =>
    `${d.role} ${formatPeriod(d.period, words)} ${formatNumber(d.value ?? 0, d.decimals, words)}${progress.unit}`;
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 270,
    marginLeft: 48,
    marginRight: 76,
    marginTop: 30,
    x: {
      label: null,
      domain: [first - 1.4, last + 1.2],
      ticks: years(first, last, width),
      tickFormat: (d: number) => `${d}`
    },
    y: {
      label: words.panel.unit(progress.unit ?? ""),
      grid: true,
      zero: true,
      nice: true,
      ticks: 5,
      labelAnchor: "top",
      labelArrow: "none"
    },
    marks: [
      Plot.ruleY([0], {stroke: "var(--ink-2)"}),
      Plot.line(ends, {x: "year", y: "value", stroke: "var(--ink-3)", strokeDasharray: "5 5"}),
      Plot.text([{year: (first + last) / 2, value: ((ends[0]?.value ?? 0) + (ends[1]?.value ?? 0)) / 2}], {
        x: "year",
        y: "value",
        text: () => words.areaPage.pathLabel,
        dy: 18,
        dx: 8,
        textAnchor: "start",
        fill: "var(--ink-2)"
      }),
      comparable.length === 0 && width > 480
        ? Plot.text([words.areaPage.noObservation], {
            frameAnchor: "bottom",
            text: d => d,
            dy: -14,
            fill: "var(--ink-2)"
          })
        : null,
      Plot.dot(comparable, {
        x: "position",
        y: "chart_value",
        r: 5,
        fill: "var(--accent)",
        href: d => provenanceHref(root, d.observation_id),
        title: d => `${formatPeriod(d.period, words)} ${formatNumber(d.value, d.decimals, words)}${d.unit}`
      }),
      Plot.dot(ends, {
        x: "year",
        y: "value",
        r: 7,
        symbol: "symbol",
        fill: d => (d.symbol === "hexagon" ? "var(--accent)" : "var(--surface)"),
        stroke: "var(--accent)",
        strokeWidth: 2.5,
        href: d => provenanceHref(root, d.figure ?? ""),
        title: say
      }),
      Plot.text(ends, {
        x: "year",
        y: "value",
        text: d => `${formatNumber(d.value ?? 0, d.decimals, words)}${progress.unit}`,
        dy: -20,
        fontWeight: 700,
        fontSize: 15,
        textAnchor: "middle"
      })
    ]
  });
  return named(chart, `${find.areas.get(areaId)?.name_ja} ${words.areaPage.path}`);
}

function yearOf(period: string | null): number {
  return Number(period?.replace("FY", ""));
}

/** Both ends, and the years between that leave room. */
function years(first: number, last: number, width: number): number[] {
  const step = width < 480 ? 4 : 2;
  const between = Array.from({length: Math.floor((last - first) / step)}, (_, i) => first + i * step);
  return [...between.filter(year => last - year >= step / 2 || year === first), last];
}
