import * as Plot from "@observablehq/plot";
import {type Canvas, type Chart, look, named, noData} from "./chart.js";
import type {CompositionPart, CompositionRows, Side} from "./compositionData.js";
import {groupFill} from "./groupFills.js";
import {textWidth} from "./wrap.js";

const sides = ["baseline", "target"] as const;
const marginLeft = 60;

/**
 * Two stacked bars on one scale: the baselines of the groups, and their targets. A part too thin for its value goes
 * without; the sum stands at the end of its bar.
 */
export const composition: Chart<CompositionRows> = (rows, canvas) => {
  const {width, document, words} = canvas;
  if (rows.parts.length === 0) return noData(rows.name, canvas);
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 168,
    marginLeft,
    marginRight: roomFor(rows),
    x: {label: null, grid: true, ticks: 5, tickFormat: (d: number) => `${d}`.replace("-", "−")},
    y: {label: null, domain: sides, tickFormat: (side: Side) => words[side], padding: 0.25, tickSize: 0},
    color: {type: "identity"},
    marks: [...partMarks(rows, canvas), ...sumMarks(rows, canvas)]
  });
  return named(chart, rows.name);
};

const stack = {x: "amount", y: "side", order: null} as const;

/** The margin that the sums need. */
function roomFor({sums}: CompositionRows): number {
  return Math.max(66, ...sums.map(({said}) => textWidth(said, 14) + 10));
}

function partMarks(rows: CompositionRows, {width}: Canvas): Plot.Markish[] {
  const {parts} = rows;
  const longest = Math.max(...sides.map(side => reach(parts, side, 1) - reach(parts, side, -1)));
  const scale = (width - marginLeft - roomFor(rows)) / longest; // pixels of one unit
  return [
    Plot.barX(parts, {
      ...stack,
      fill: ({fill}: CompositionPart) => groupFill(fill),
      stroke: "var(--surface)",
      strokeWidth: width < 500 ? 0.75 : 2,
      href: "href",
      title: "title"
    }),
    Plot.text(
      parts,
      Plot.stackX({
        ...stack,
        filter: ({amount, said}: CompositionPart) => Math.abs(amount) * scale > textWidth(said, 15) + 10,
        text: "said",
        fill: "var(--on-group)",
        stroke: "var(--group-halo)",
        strokeWidth: 4,
        fontWeight: 700,
        fontSize: 15,
        pointerEvents: "none"
      })
    )
  ];
}

/** The sums at the ends of their bars; where a side has none, that is said. */
function sumMarks({parts, sums}: CompositionRows, {words}: Canvas): Plot.Markish[] {
  const missing = sides.filter(side => !sums.some(sum => sum.side === side)).map(side => ({side}));
  const beside = {
    x: ({side}: {side: Side}) => reach(parts, side, 1),
    y: "side",
    textAnchor: "start",
    dx: 6,
    fontSize: 14
  } as const;
  return [
    Plot.text(sums, {...beside, text: "said", href: "href", fontWeight: 700}),
    Plot.text(missing, {...beside, text: () => words.panel.noData, fill: "var(--ink-2)"})
  ];
}

/** How far a bar reaches to the right (1) or to the left (−1) of nought. */
function reach(parts: readonly CompositionPart[], side: Side, way: 1 | -1): number {
  return parts.filter(part => part.side === side && part.amount * way > 0).reduce((sum, {amount}) => sum + amount, 0);
}
