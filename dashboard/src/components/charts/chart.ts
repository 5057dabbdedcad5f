import type {Published} from "../../../../pipeline/contracts/published.js";
import type {Index} from "../site.js";
import type {ViewState} from "../state.js";
import type {Words} from "../words.js";

/** The tables that charts draw from; a page in the browser loads only these. */
export type ChartData = Pick<
  Published,
  | "area"
  | "target_progress"
  | "target_total"
  | "target_path"
  | "standing"
  | "proxy_signal"
  | "proxy_index"
  | "projection"
  | "observation"
>;

export interface ChartOptions {
  data: ChartData;
  find: Index;
  words: Words;
  state: ViewState;
  root: string;
  width: number;
  /** The document to draw in: the page's own, or one of linkedom when the site is built. */
  document: Document;
}

/** What Plot is told for every chart: our type, no background, colours from the style sheet. */
export const look = {fontFamily: "inherit", fontSize: "13px", background: "none", overflow: "visible"};

/** Where a figure's provenance stands; the page's script opens it in place instead. */
export function provenanceHref(root: string, figureId: string): string {
  return `${root}figures.html#${encodeURIComponent(figureId)}`;
}

/** Names a chart for assistive technology and lets the links inside be reached. */
export function named(element: SVGElement | HTMLElement, name: string): SVGElement | HTMLElement {
  for (const layer of element.querySelectorAll("g[aria-label]")) layer.removeAttribute("aria-label"); // Plot's names of its layers
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", name);
  return element;
}
