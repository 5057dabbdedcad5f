import * as Plot from "@observablehq/plot";
import {breakMarks} from "./breakMarks.js";
import {type Canvas, type Chart, look, named, noData} from "./chart.js";
import {dashedLine, jointLines, joints} from "./joints.js";
import type {SeriesMark, SeriesPanelRows} from "./seriesPanelData.js";
import {statusMarks} from "./statusMark.js";
import {spaced, tickYears, timeAxis} from "./timeAxis.js";
import {axisRoom, tickNumber, valueAxis} from "./valueAxis.js";
import {textWidth} from "./wrap.js";

/**
 * One series by itself, in one unit, the shape of a mark saying its status. A solid line joins observed values of
 * neighbouring years only; where years between are missing, or a value is not observed, it is dashed. Values
 * replaced later stay as small crosses.
 */
export const seriesPanel: Chart<SeriesPanelRows> = (rows, canvas) => {
  const {width, document, words} = canvas;
  if (rows.marks.length === 0) return noData(rows.name, canvas);
  const years = rows.marks.map(({position}) => Math.floor(position));
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const values = rows.marks.map(({value}) => value);
  const current = rows.marks.filter(({replaced}) => !replaced);
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 190,
    marginLeft: axisRoom(values, canvas, 52),
    marginRight: 30,
    marginTop: 30,
    marginBottom: 26,
    x: timeAxis([from - 0.8, to + 1.3], tickYears(from, to, width)),
    y: {
      ...valueAxis(rows.unit, canvas),
      zero: true,
      nice: true,
      ticks: 4,
      tickFormat: (d: number) => tickNumber(d, canvas)
    },
    marks: [
      Plot.ruleY([0], {stroke: "var(--ink-2)"}),
      ...breakMarks(rows.breaks, (from + to) / 2, words),
      sampleMark(rows, canvas),
      ...jointMarks(current, rows.breaks),
      ...valueMarks(rows.marks),
      labelMarks(current, (to - from + 2.1) / width)
    ]
  });
  return named(chart, rows.name);
};

const place = {x: "position", y: "value"} as const;

/** The word across a picture of invented values. */
function sampleMark({sample}: SeriesPanelRows, {words}: Canvas): Plot.Markish {
  return Plot.text(sample ? [words.sample] : [], {
    frameAnchor: "middle",
    fontSize: 34,
    fontWeight: 700,
    fill: "var(--ink-3)",
    fillOpacity: 0.35
  });
}

function jointMarks(current: readonly SeriesMark[], breaks: readonly number[]): Plot.Markish[] {
  const all = joints(current, breaks, (from, to) => {
    const reach = to.kind === "date" ? 1.6 : 1;
    return from.observed && to.observed && from.kind === to.kind && to.position - from.position <= reach;
  });
  return [
    jointLines(
      all.filter(({near}) => near),
      {stroke: "var(--accent)", strokeWidth: 2}
    ),
    jointLines(
      all.filter(({near}) => !near),
      dashedLine
    )
  ];
}

function valueMarks(marks: readonly SeriesMark[]): Plot.Markish[] {
  const filled = ({status}: SeriesMark) => statusMarks[status].filled;
  const told = {...place, href: "href", title: "title"} as const;
  return [
    Plot.dot(
      marks.filter(({replaced}) => replaced),
      {...told, symbol: "times", r: 4, stroke: "var(--ink-3)"}
    ),
    Plot.dot(
      marks.filter(({replaced}) => !replaced),
      {
        ...told,
        symbol: ({status}: SeriesMark) => statusMarks[status].symbol,
        r: 5,
        fill: mark => (filled(mark) ? "var(--accent)" : "var(--surface)"),
        stroke: mark => (filled(mark) ? "var(--accent)" : "var(--ink)"),
        strokeWidth: 1.8
      }
    )
  ];
}

/** The values that matter most, the last one observed first, as far as they do not run into each other. */
function labelMarks(current: readonly SeriesMark[], pixel: number): Plot.Markish {
  const room = pixel * Math.max(50, ...current.map(({said}) => textWidth(said, 13))); // on the axis of time
  const observed = current.filter(mark => mark.observed);
  const few = current.length <= 4 ? current : [];
  return Plot.text(spaced([...observed.slice(-1), ...current.slice(-1), ...current.slice(0, 1), ...few], room), {
    ...place,
    text: "said",
    dy: -13,
    fontWeight: 600,
    stroke: "var(--surface)",
    strokeWidth: 4,
    fill: "var(--ink)"
  });
}
