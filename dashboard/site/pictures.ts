import {parseHTML} from "linkedom";
import {draw} from "../src/components/charts/draw.js";
import type {Site} from "../src/components/site.js";

/** Widths of the pictures in the page as it arrives; the page's script redraws them to the reader's window. */
const chartWidths: Record<string, number> = {seriesPanel: 400, proxyIndex: 400, areaPath: 640};
const fullWidth = 1080;

/** Draws the picture of each figure block into its place. */
export function withPictures(view: string, {data, find, words, root, state}: Site): string {
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  return view.replaceAll(
    /data-chart="(\w+)" data-key="([^"]*)">([\s\S]*?)<div class="plot"><\/div>/g,
    (_, name: string, key: string, between: string) => {
      const width = chartWidths[name] ?? fullWidth;
      const picture = draw(name, key, {
        data,
        find,
        words,
        root,
        state,
        width,
        document: document as unknown as Document
      });
      return `data-chart="${name}" data-key="${key}">${between}<div class="plot">${picture.outerHTML}</div>`;
    }
  );
}
