import {areaPath} from "./areaPath.js";
import type {ChartOptions} from "./chart.js";
import {composition} from "./composition.js";
import {gapWaterfall} from "./gapWaterfall.js";
import {growthComparison} from "./growthComparison.js";
import {proxyIndex} from "./proxyIndex.js";
import {seriesPanel} from "./seriesPanel.js";

/** The charts a page can place, by name; `key` says of which area or series. */
export const charts = {
  composition: (_: string, options: ChartOptions) => composition(options),
  growthComparison: (_: string, options: ChartOptions) => growthComparison(options),
  areaPath,
  gapWaterfall,
  proxyIndex,
  seriesPanel
};

export type ChartName = keyof typeof charts;

/** Draws a chart by name: the same call makes the picture in the page as built and the one for the reader's window. */
export function draw(name: string, key: string, options: ChartOptions): SVGElement | HTMLElement {
  if (!(name in charts)) throw new Error(`unknown chart: ${name}`);
  return charts[name as ChartName](key, options);
}
