import * as Plot from "@observablehq/plot";
import {type Chart, halo, leading, look, named, noData} from "./chart.js";
import type {GrowthComparisonRows, GrowthRow} from "./growthComparisonData.js";
import {tickNumber} from "./valueAxis.js";
import {textWidth, wrap} from "./wrap.js";

/** A row with its names broken to the width. */
interface Line extends GrowthRow {
  label: string;
}

const margins = {marginLeft: 22, marginRight: 78, marginTop: 8, marginBottom: 28};

/**
 * Growth a year that each group's target asks for (bar), and beneath it, as a hollow mark on a row of its own, what
 * each proxy showed since the baseline. Nothing joins the two: a proxy has another scope and is no progress.
 */
export const growthComparison: Chart<GrowthComparisonRows> = ({rows}, canvas) => {
  const {width, document, words} = canvas;
  if (rows.length === 0) return noData(words.overview.growth, canvas);
  const lines = rows.map(row => ({...row, label: row.names.map(name => wrap(name, width - 8, 2)).join("\n")}));
  const rowHeight = 36 + leading.pixels * Math.max(...lines.map(({label}) => label.split("\n").length));
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: lines.length * rowHeight + 36,
    ...margins,
    x: {
      label: null,
      grid: true,
      tickFormat: (d: number) => `${tickNumber(Math.round(d * 1000) / 10, canvas)}%`,
      domain: domainOf(rows, width),
      ticks: width < 500 ? 4 : 8
    },
    y: {axis: null, type: "band", domain: lines.map(({key}) => key), padding: 0},
    marks: [
      Plot.ruleY(
        lines.filter(({proxy}, i) => !proxy && i > 0),
        {y: "key", dy: -rowHeight / 2, stroke: "var(--line)"}
      ),
      Plot.ruleX([0], {stroke: "var(--ink-2)"}),
      ...growthMarks(lines, rowHeight),
      ...labelMarks(lines, rowHeight)
    ]
  });
  return named(chart, words.overview.growth);
};

/** From nought, or from the deepest fall with room for the words left of it. */
function domainOf(rows: readonly GrowthRow[], width: number): [number, number] {
  const growths = rows.map(({growth}) => growth ?? 0);
  const [lowest, highest] = [Math.min(0, ...growths), Math.max(0, ...growths)];
  if (lowest === highest) return [0, 0.1];
  const words = Math.max(...rows.map(({said, growth}) => ((growth ?? 0) < 0 ? textWidth(said, 13) + 16 : 0)));
  const plain = Math.max(width - margins.marginLeft - margins.marginRight - words, 120);
  return [lowest - ((highest - lowest) * words) / plain, highest];
}

function growthMarks(lines: readonly Line[], rowHeight: number): Plot.Markish[] {
  const mark = {x: "growth", y: "key", href: "href", title: "title"} as const;
  return [
    Plot.barX(
      lines.filter(({proxy, growth}) => !proxy && growth !== null),
      {...mark, insetTop: rowHeight - 24, insetBottom: 8, fill: "var(--accent)"}
    ),
    Plot.dot(
      lines.filter(({proxy}) => proxy),
      {
        ...mark,
        dy: rowHeight / 2 - 12,
        r: 5.5,
        symbol: "diamond",
        fill: "var(--surface)",
        stroke: "var(--ink)",
        strokeWidth: 1.8
      }
    )
  ];
}

/** The name above each mark, and what the mark says beside it: left of a fall, else right. */
function labelMarks(lines: readonly Line[], rowHeight: number): Plot.Markish[] {
  return [false, true].flatMap(proxies => {
    const some = lines.filter(({proxy}) => proxy === proxies);
    const text = {y: "key", fontWeight: proxies ? 400 : 700, ...halo} as const;
    const beside = {...text, x: ({growth}: Line) => growth ?? 0, text: "said", dy: rowHeight / 2 - (proxies ? 12 : 16)};
    return [
      Plot.text(some, {
        ...text,
        text: "label",
        frameAnchor: "left",
        lineAnchor: "bottom",
        lineHeight: leading.lineHeight,
        textAnchor: "start",
        dx: 4 - margins.marginLeft,
        dy: rowHeight / 2 - 32
      }),
      Plot.text(
        some.filter(({growth}) => (growth ?? 0) >= 0),
        {...beside, dx: 10, textAnchor: "start"}
      ),
      Plot.text(
        some.filter(({growth}) => (growth ?? 0) < 0),
        {...beside, dx: -10, textAnchor: "end"}
      )
    ];
  });
}
