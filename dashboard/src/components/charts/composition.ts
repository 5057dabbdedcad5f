import * as Plot from "@observablehq/plot";
import {type Canvas, type Chart, look, named, noData} from "./chart.js";
import type {CompositionPart, CompositionRows, Side} from "./compositionData.js";
import {groupFills} from "./groupFills.js";
import {textWidth} from "./wrap.js";

const sides = ["baseline", "target"] as const;
const margins = {marginLeft: 60, marginRight: 66};

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
    ...margins,
    x: {label: null, grid: true, ticks: 5, tickFormat: (d: number) => `${d}`.replace("-", "−")},
    y: {label: null, domain: sides, tickFormat: (side: Side) => words[side], padding: 0.25, tickSize: 0},
    color: {type: "identity"},
    marks: [...partMarks(rows, canvas), sumMarks(rows, canvas)]
  });
  return named(chart, rows.name);
};

const stack = {x: "amount", y: "side", order: null} as const;

function partMarks({parts}: CompositionRows, {width}: Canvas): Plot.Markish[] {
  const longest = Math.max(...sides.map(side => reach(parts, side, 1) - reach(parts, side, -1)));
  const scale = (width - margins.marginLeft - margins.marginRight) / longest; // pixels of one unit
  return [
    Plot.barX(parts, {
      ...stack,
      fill: ({area_id}: CompositionPart) => groupFills[area_id] ?? "currentColor",
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

function sumMarks({parts, sums}: CompositionRows, {words}: Canvas): Plot.Markish {
  const missing = sides.filter(side => !sums.some(sum => sum.side === side));
  return Plot.text([...sums, ...missing.map(side => ({side, said: words.panel.noData, href: null}))], {
    x: ({side}: {side: Side}) => reach(parts, side, 1),
    y: "side",
    text: "said",
    href: "href",
    textAnchor: "start",
    dx: 6,
    fontWeight: 700,
    fontSize: 14
  });
}

/** How far a bar reaches to the right (1) or to the left (−1) of nought. */
function reach(parts: readonly CompositionPart[], side: Side, way: 1 | -1): number {
  return parts.filter(part => part.side === side && part.amount * way > 0).reduce((sum, {amount}) => sum + amount, 0);
}
