import * as Plot from "@observablehq/plot";
import {formatNumber} from "../format.js";
import {type Canvas, type Chart, halo, look, named, noData} from "./chart.js";
import {dashedLine, jointLines, joints} from "./joints.js";
import type {IndexPoint, ProxyIndexRows} from "./proxyIndexData.js";
import {timeAxis} from "./timeAxis.js";
import {axisRoom, tickNumber, valueAxis} from "./valueAxis.js";

/**
 * One proxy as an index beside the growth that the target asks for from its first year on. Never more than an
 * indication. Where years between are missing the line is dashed.
 */
export const proxyIndex: Chart<ProxyIndexRows> = ({name, points, scale}, canvas) => {
  const {width, document, words} = canvas;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return noData(name, canvas);
  const [least, most] = [Math.min(0, ...scale), Math.max(0, ...scale)];
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 190,
    marginLeft: axisRoom(scale, canvas, 48),
    marginRight: axisRoom([last.value, last.required], canvas, 56),
    marginTop: 30,
    marginBottom: 26,
    x: timeAxis([first.position - 0.6, last.position + 0.8], yearsOf(points, width)),
    y: {
      ...valueAxis(words.index.unit, canvas),
      domain: [least * 1.25, most * 1.08],
      tickFormat: (d: number) => tickNumber(d, canvas),
      ticks: 4
    },
    marks: [Plot.ruleY([0], {stroke: "var(--ink-2)"}), ...indexMarks(points), ...lastMarks(last, most - least, canvas)]
  });
  return named(chart, name);
};

/** The years that have a value; on a narrow picture the even ones, and both ends. */
function yearsOf(points: readonly IndexPoint[], width: number): number[] {
  return [...new Set(points.map(({position}) => Math.floor(position)))].filter(
    (year, i, all) => width > 300 || i === 0 || i === all.length - 1 || year % 2 === 0
  );
}

function indexMarks(points: readonly IndexPoint[]): Plot.Markish[] {
  const between = joints(points, []);
  return [
    Plot.line(points, {
      x: "position",
      y: "required",
      stroke: "var(--ink-2)",
      strokeDasharray: "5 4",
      strokeWidth: 1.5
    }),
    jointLines(
      between.filter(({near}) => !near),
      dashedLine
    ),
    jointLines(
      between.filter(({near}) => near),
      {stroke: "var(--accent)", strokeWidth: 2}
    ),
    Plot.dot(points, {
      x: "position",
      y: "value",
      r: 4.5,
      symbol: "diamond",
      fill: "var(--surface)",
      stroke: "var(--accent)",
      strokeWidth: 2,
      href: "href",
      title: "title"
    })
  ];
}

/** Where both have come to; where that is nearly the same, the higher is printed above the lower. */
function lastMarks(last: IndexPoint, range: number, {words}: Canvas): Plot.Markish[] {
  const ahead = last.value >= last.required;
  const apart = Math.abs(last.value - last.required) > range / 8;
  return (["required", "value"] as const).map(which =>
    Plot.text([last], {
      x: "position",
      y: which,
      text: () => formatNumber(last[which], 0, words),
      dx: 10,
      dy: apart ? 0 : (which === "value") === ahead ? -7 : 7,
      textAnchor: "start",
      ...halo,
      fontWeight: which === "value" ? 700 : 400,
      fill: which === "value" ? "var(--ink)" : "var(--ink-2)"
    })
  );
}
