import * as Plot from "@observablehq/plot";
import type {Words} from "../words.js";

/** What a chart is drawn on: how wide, in which document (the page's own, or linkedom's), and in which language. */
export interface Canvas {
  width: number;
  document: Document;
  words: Words;
}

/** Draws rows that stand for themselves: plain JSON, with every text and link that needs a table already in them. */
export type Chart<Rows> = (rows: Rows, canvas: Canvas) => SVGElement | HTMLElement;

/** What Plot is told for every chart: our type, no background, colours from the style sheet. */
export const look = {fontFamily: "inherit", fontSize: "13px", background: "none", overflow: "visible"};

/** Keeps text readable over the lines behind it. */
export const halo = {fill: "var(--ink)", stroke: "var(--surface)", strokeWidth: 5} as const;

/** The height of a line of a label that is broken into several, as Plot wants it (em) and in pixels. */
export const leading = {lineHeight: 1.25, pixels: 16};

/** Names a chart for assistive technology and lets the links inside be reached. */
export function named(element: SVGElement | HTMLElement, name: string): SVGElement | HTMLElement {
  for (const layer of element.querySelectorAll("g[aria-label]")) layer.removeAttribute("aria-label"); // Plot's names of its layers
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", name);
  return element;
}

/** The picture of a chart that has nothing to show: it says so, and draws no axes. */
export function noData(name: string, {width, document, words}: Canvas): SVGElement | HTMLElement {
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 110,
    marks: [
      Plot.frame({stroke: "var(--line)", rx: 4}),
      Plot.text([words.panel.noData], {frameAnchor: "middle", fontSize: 16, fill: "var(--ink-2)"})
    ]
  });
  return named(chart, words.panel.nothing(name));
}
