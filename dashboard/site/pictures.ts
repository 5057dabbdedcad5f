import {parseHTML} from "linkedom";
import {type ChartName, draw, placedChart} from "../src/components/charts/draw.js";
import type {Words} from "../src/components/words.js";

/** Widths of the pictures in the page as it arrives; the page's script redraws them to the reader's window. */
const widths: Record<ChartName, number> = {
  areaPath: 640,
  composition: 1080,
  gapWaterfall: 1080,
  growthComparison: 1080,
  proxyIndex: 400,
  seriesPanel: 400
};

/** A figure block's empty place for a picture, with the rows beside it that the picture is drawn from. */
const place =
  /data-chart="(\w+)">(?:(?!<\/figure>)[\s\S])*?<div class="plot">(?=<\/div><script [^>]*>(.*?)<\/script>)/g;

/** Draws the picture of each figure block into its place. */
export function withCharts(view: string, words: Words): string {
  const document = parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;
  return view.replaceAll(place, (before: string, name: string, json: string) => {
    const chart = placedChart(name, json);
    return before + draw(chart, {width: widths[chart.name], document, words}).outerHTML;
  });
}
