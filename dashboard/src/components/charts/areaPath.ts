import * as Plot from "@observablehq/plot";
import type {AreaPathRows} from "./areaPathData.js";
import {breakMarks} from "./breakMarks.js";
import {type Canvas, type Chart, look, named, noData} from "./chart.js";
import {dashes} from "./dashes.js";
import {jointLines, joints} from "./joints.js";
import {endedYears} from "./timeAxis.js";

/**
 * The published end points of a group, our paths of each shape between them (the chosen one strong), what stands after
 * the target year, the comparable observations with breaks left open, and the projection as a pale band.
 */
export const areaPath: Chart<AreaPathRows> = (rows, canvas) => {
  const {width, document, words} = canvas;
  const years = yearsOf(rows);
  if (years.length === 0) return noData(rows.name, canvas);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 300,
    marginLeft: 48,
    marginRight: width < 480 ? 56 : 92,
    marginTop: 34,
    x: {
      label: null,
      domain: [first - 1.4, last + 1.2],
      ticks: endedYears(first, last, width),
      tickFormat: (d: number) => `${d}`
    },
    y: {
      label: words.panel.unit(rows.unit),
      grid: true,
      zero: true,
      nice: true,
      ticks: 5,
      labelAnchor: "top",
      labelArrow: "none"
    },
    marks: [
      Plot.ruleY([0], {stroke: "var(--ink-2)"}),
      ...aheadMarks(rows, canvas),
      ...pathMarks(rows),
      ...breakMarks(rows.breaks, words),
      ...seenMarks(rows, canvas),
      ...endMarks(rows)
    ]
  });
  return named(chart, rows.name);
};

/** Every whole year that something stands in. */
function yearsOf({paths, ends, seen}: AreaPathRows): number[] {
  return [
    ...paths.flatMap(({points}) => points.map(({year}) => year)),
    ...ends.map(({year}) => year),
    ...seen.map(({position}) => Math.floor(position))
  ];
}

function aheadMarks({ahead}: AreaPathRows, {words}: Canvas): Plot.Markish[] {
  return [
    Plot.areaY(ahead, {x: "position", y1: "low", y2: "high", fill: "var(--accent-soft)"}),
    Plot.text(ahead.slice(ahead.length / 2, ahead.length / 2 + 1), {
      x: "position",
      y: "high",
      text: () => words.projection.label,
      dy: -8,
      fill: "var(--ink-2)"
    })
  ];
}

/** Each shape of path to the target year; of the one in view also what stands after it. */
function pathMarks({paths}: AreaPathRows): Plot.Markish[] {
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
function seenMarks({seen, breaks}: AreaPathRows, {width, words}: Canvas): Plot.Markish[] {
  const said = seen.length === 0 && width > 480 ? [words.areaPage.noObservation] : [];
  return [
    Plot.text(said, {frameAnchor: "bottom", text: d => d, dy: -14, fill: "var(--ink-2)"}),
    jointLines(joints(seen, breaks), {stroke: "var(--accent)", strokeWidth: 2}),
    Plot.dot(seen, {x: "position", y: "value", r: 5, fill: "var(--accent)", href: "href", title: "title"})
  ];
}

function endMarks({ends}: AreaPathRows): Plot.Markish[] {
  const place = {x: "year", y: "value"} as const;
  return [
    Plot.dot(ends, {
      ...place,
      r: 7,
      symbol: ({side}: (typeof ends)[number]) => (side === "baseline" ? "hexagon" : "diamond"),
      fill: ({side}) => (side === "baseline" ? "var(--accent)" : "var(--surface)"),
      stroke: "var(--accent)",
      strokeWidth: 2.5,
      href: "href",
      title: "title"
    }),
    Plot.text(ends, {...place, text: "said", dy: -20, fontWeight: 700, fontSize: 15, textAnchor: "middle"})
  ];
}
