import * as Plot from "@observablehq/plot";
import type {AreaPathRows} from "./areaPathData.js";
import {type Canvas, halo} from "./chart.js";
import {dashes} from "./dashes.js";
import {jointLines, joints} from "./joints.js";
import {textWidth} from "./wrap.js";

/** Where the observations would lead: a pale band. */
export function aheadMarks({ahead}: AreaPathRows, {words}: Canvas): Plot.Markish[] {
  return [
    Plot.areaY(ahead, {x: "position", y1: "low", y2: "high", fill: "var(--accent-soft)"}),
    Plot.text(ahead.slice(ahead.length / 2, ahead.length / 2 + 1), {
      x: "position",
      y: "high",
      text: () => words.projection.label,
      dy: -8,
      ...halo,
      fill: "var(--ink-2)"
    })
  ];
}

/** Each shape of path to the target year; of the one in view also what stands after it. */
export function pathMarks({paths}: AreaPathRows): Plot.Markish[] {
  const place = {x: "year", y: "value"} as const;
  const after = new Set(["held", "extended"]);
  return [
    ...paths.map(({shape, chosen, points}) =>
      Plot.line(
        points.filter(({basis}) => !after.has(basis)),
        {
          ...place,
          stroke: chosen ? "var(--ink-2)" : "var(--ink-3)",
          strokeWidth: chosen ? 2 : 1.2,
          strokeDasharray: dashes[shape]
        }
      )
    ),
    Plot.line(
      paths.flatMap(({chosen, points}) =>
        chosen ? points.filter(({basis}) => basis === "target" || after.has(basis)) : []
      ),
      {...place, stroke: "var(--ink-3)", strokeDasharray: "1 4", strokeWidth: 2}
    )
  ];
}

/** What was observed; where nothing was, the picture says so. */
export function seenMarks({seen, breaks}: AreaPathRows, {width, words}: Canvas): Plot.Markish[] {
  const said = seen.length === 0 && width > 480 ? [words.areaPage.noObservation] : [];
  return [
    Plot.text(said, {frameAnchor: "bottom", text: d => d, dy: -14, fill: "var(--ink-2)"}),
    jointLines(joints(seen, breaks), {stroke: "var(--accent)", strokeWidth: 2}),
    Plot.dot(seen, {x: "position", y: "value", r: 5, fill: "var(--accent)", href: "href", title: "title"})
  ];
}

/** The published ends, each in a shape of its own. */
export function endMarks({ends}: AreaPathRows): Plot.Markish[] {
  return [
    Plot.dot(ends, {
      x: "year",
      y: "value",
      r: 7,
      symbol: ({side}: (typeof ends)[number]) => (side === "baseline" ? "hexagon" : "diamond"),
      fill: ({side}) => (side === "baseline" ? "var(--accent)" : "var(--surface)"),
      stroke: "var(--accent)",
      strokeWidth: 2.5,
      href: "href",
      title: "title"
    })
  ];
}

/** The amounts above the ends, moved inwards where they would leave the picture. */
export function endLabels({ends}: AreaPathRows, pixels: (year: number) => number, width: number): Plot.Markish[] {
  return ends.map(end => {
    const [at, half] = [pixels(end.year), textWidth(end.said, 15) / 2];
    return Plot.text([end], {
      ...halo,
      x: "year",
      y: "value",
      text: "said",
      dx: Math.max(0, half + 4 - at) + Math.min(0, width - half - 4 - at),
      dy: -20,
      fontWeight: 700,
      fontSize: 15
    });
  });
}
