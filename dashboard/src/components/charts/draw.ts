import {areaPath} from "./areaPath.js";
import type {AreaPathRows} from "./areaPathData.js";
import type {Canvas, Chart} from "./chart.js";
import {composition} from "./composition.js";
import type {CompositionRows} from "./compositionData.js";
import {gapWaterfall} from "./gapWaterfall.js";
import type {GapWaterfallRows} from "./gapWaterfallData.js";
import {growthComparison} from "./growthComparison.js";
import type {GrowthComparisonRows} from "./growthComparisonData.js";
import {proxyIndex} from "./proxyIndex.js";
import type {ProxyIndexRows} from "./proxyIndexData.js";
import {seriesPanel} from "./seriesPanel.js";
import type {SeriesPanelRows} from "./seriesPanelData.js";

/** What each chart is drawn from. */
export interface ChartRows {
  areaPath: AreaPathRows;
  composition: CompositionRows;
  gapWaterfall: GapWaterfallRows;
  growthComparison: GrowthComparisonRows;
  proxyIndex: ProxyIndexRows;
  seriesPanel: SeriesPanelRows;
}

export type ChartName = keyof ChartRows;

/** A chart as a page places it: its name with the rows it is drawn from. */
export type PlacedChart<N extends ChartName = ChartName> = {[K in N]: {name: K; rows: ChartRows[K]}}[N];

/** The charts a page can place, by name. */
export const charts: {readonly [N in ChartName]: Chart<ChartRows[N]>} = {
  areaPath,
  composition,
  gapWaterfall,
  growthComparison,
  proxyIndex,
  seriesPanel
};

/** Draws a chart: the same call makes the picture in the page as built and the one for the reader's window. */
export function draw<N extends ChartName>({name, rows}: PlacedChart<N>, canvas: Canvas): SVGElement | HTMLElement {
  return charts[name](rows, canvas);
}

/** The chart that a figure of a page holds: its name, and its rows as the JSON that figureBlock wrote there. */
export function placedChart(name: string | undefined, json: string | null | undefined): PlacedChart {
  if (name === undefined || !Object.hasOwn(charts, name)) throw new Error(`unknown chart: ${name}`);
  return {name, rows: JSON.parse(json ?? "")} as PlacedChart;
}
