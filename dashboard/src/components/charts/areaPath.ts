import * as Plot from "@observablehq/plot";
import type {AreaPathRows} from "./areaPathData.js";
import {aheadMarks, endLabels, endMarks, pathMarks, seenMarks} from "./areaPathMarks.js";
import {breakMarks} from "./breakMarks.js";
import {type Chart, look, named, noData} from "./chart.js";
import {endedYears, timeAxis} from "./timeAxis.js";
import {axisRoom, valueAxis} from "./valueAxis.js";

/**
 * The published end points of a group, our paths of each shape between them (the chosen one strong), what stands after
 * the target year, the comparable observations with breaks left open, and the projection as a pale band.
 */
export const areaPath: Chart<AreaPathRows> = (rows, canvas) => {
  const {width, document, words} = canvas;
  const years = yearsOf(rows);
  if (years.length === 0) return noData(rows.name, canvas);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const domain = [first - 1.4, last + 1.2] as const;
  const margins = {marginLeft: axisRoom(valuesOf(rows), canvas, 48), marginRight: width < 480 ? 56 : 92};
  const pixels = (year: number) =>
    margins.marginLeft +
    ((year - domain[0]) / (domain[1] - domain[0])) * (width - margins.marginLeft - margins.marginRight);
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 300,
    ...margins,
    marginTop: 34,
    x: timeAxis(domain, endedYears(first, last, width)),
    y: {
      ...valueAxis(rows.unit, canvas),
      zero: true,
      nice: true,
      ticks: 5
    },
    marks: [
      Plot.ruleY([0], {stroke: "var(--ink-2)"}),
      ...aheadMarks(rows, canvas),
      ...pathMarks(rows),
      ...breakMarks(rows.breaks, (first + last) / 2, words),
      ...seenMarks(rows, canvas),
      ...endMarks(rows),
      ...endLabels(rows, pixels, width)
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

function valuesOf({paths, ends, seen}: AreaPathRows): number[] {
  return [...paths.flatMap(({points}) => points), ...ends, ...seen].map(({value}) => value);
}
