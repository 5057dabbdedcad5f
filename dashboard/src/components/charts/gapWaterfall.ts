import * as Plot from "@observablehq/plot";
import {type Canvas, type Chart, halo, leading, look, named, noData} from "./chart.js";
import type {GapWaterfallRows, Step} from "./gapWaterfallData.js";
import {tickNumber} from "./valueAxis.js";
import {textWidth, wrap} from "./wrap.js";

/** A step with its name broken to the width, in a band of the height that the longest name takes. */
interface Bar extends Step {
  label: string;
}

const side = 22;
const barHeight = 18;

/** How the groups add up, each bar beginning where the one above ended; each name stands above its bar. */
export const gapWaterfall: Chart<GapWaterfallRows> = ({name, steps}, canvas) => {
  const {width, document} = canvas;
  if (steps.length === 0) return noData(name, canvas);
  const bars = steps.map(step => ({...step, label: wrap(step.name, width - 8)}));
  const lines = Math.max(...bars.map(({label}) => label.split("\n").length));
  const rowHeight = 38 + leading.pixels * lines;
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: bars.length * rowHeight + 36,
    marginTop: 8,
    marginLeft: side,
    marginRight: side,
    marginBottom: 28,
    x: {
      label: null,
      grid: true,
      domain: domainOf(bars, canvas),
      ticks: width < 500 ? 4 : 8,
      tickFormat: (d: number) => tickNumber(d, canvas)
    },
    y: {axis: null, type: "band", domain: bars.map(({key}) => key), padding: 0},
    marks: [Plot.ruleX([0], {stroke: "var(--ink-2)"}), ...barMarks(bars, rowHeight), ...amountMarks(bars, rowHeight)]
  });
  return named(chart, name);
};

/** All bars from nought, with room for the amounts at their ends. */
function domainOf(bars: readonly Bar[], {width}: Canvas): [number, number] {
  const ends = bars.flatMap(({from, to}) => [from, to]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const longest = Math.max(...bars.map(({said}) => textWidth(said, 13))) + 22;
  const room = ((most - least || 1) * longest) / Math.max(width - 2 * side - longest, 120);
  const falls = bars.some(({from, to}) => to < from);
  return [least < 0 || falls ? least - room : 0, most + room];
}

function barMarks(bars: readonly Bar[], rowHeight: number): Plot.Markish[] {
  return [
    Plot.barX(bars, {
      x1: "from",
      x2: "to",
      y: "key",
      insetTop: rowHeight - barHeight - 6,
      insetBottom: 6,
      fill: ({whole}: Bar) => (whole ? "var(--ink-3)" : "var(--accent)"),
      href: "href",
      title: ({name, said}: Bar) => `${name} ${said}`
    }),
    Plot.text(bars, {
      ...halo,
      y: "key",
      text: "label",
      frameAnchor: "left",
      lineAnchor: "bottom",
      lineHeight: leading.lineHeight,
      textAnchor: "start",
      dx: 4 - side,
      dy: rowHeight / 2 - barHeight - 13
    })
  ];
}

/** The amounts, beyond the end that a bar goes to. */
function amountMarks(bars: readonly Bar[], rowHeight: number): Plot.Markish[] {
  return [false, true].map(falls =>
    Plot.text(
      bars.filter(({from, to}) => to < from === falls),
      {
        x: "to",
        y: "key",
        text: "said",
        dx: falls ? -6 : 6,
        dy: rowHeight / 2 - 15,
        textAnchor: falls ? "end" : "start",
        fontWeight: 700
      }
    )
  );
}
