import {parseHTML} from "linkedom";
import {expect} from "vitest";
import {ja} from "../../dashboard/site/words.js";
import {type ChartName, draw, type PlacedChart} from "../../dashboard/src/components/charts/draw.js";

/** The cases that every chart is drawn in. */
export const CASES = ["normal", "gap", "onePoint", "negative", "longName", "noData"] as const;
export type Case = (typeof CASES)[number];

/**
 * A chart drawn as when the site is built, as text with one element a line, so that a change can be read: attributes
 * by name, numbers to a tenth of a pixel, without Plot's own style sheet and with its counted names made plain.
 */
export function picture<N extends ChartName>(chart: PlacedChart<N>, width: number): string {
  const document = parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;
  const drawn = draw(chart, {width, document, words: ja});
  drawn.setAttribute("xmlns", "http://www.w3.org/2000/svg"); // so that the kept picture can be looked at
  drawn.setAttribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
  return `${lines(drawn, "").join("\n")}\n`;
}

/** Compares the picture of a case with the one kept beside the test, and holds that no number in it is none. */
export async function expectPicture<N extends ChartName>(
  chart: PlacedChart<N>,
  of: Case,
  width: number
): Promise<string> {
  const drawn = picture(chart, width);
  expect(drawn).not.toMatch(/NaN|Infinity|undefined|>null</);
  expect(/aria-label="[^"]+：データなし"[\s\S]*>データなし</.test(drawn), "says that there is nothing").toBe(
    of === "noData"
  );
  await expect(drawn).toMatchFileSnapshot(`pictures/${chart.name}-${of}.svg`);
  return drawn;
}

/** How many lines the layers have whose attributes read so, in the order of names. */
export function linesIn(drawn: string, layer: string): number {
  return drawn.split(/(?=<g )/).reduce((count, text) => {
    const [, has = ""] = /^<g ([^>]*)>/.exec(text) ?? [];
    return has.includes(layer) ? count + (text.match(/<path d="M[^L"]*L[^L"]*"\/>/g)?.length ?? 0) : count;
  }, 0);
}

function lines(element: Element, indent: string): string[] {
  const open = `${indent}<${element.localName}${attributes(element)}`;
  const inner = [...element.childNodes].filter(node => node.nodeName.toLowerCase() !== "style");
  if (inner.length === 0) return [`${open}/>`];
  const flat = inner.every(node => node.nodeType === 3);
  if (flat) return [`${open}>${escaped(element.textContent ?? "")}</${element.localName}>`];
  const within = inner.flatMap(node =>
    node.nodeType === 1 ? lines(node as Element, `${indent}  `) : [`${indent}  ${escaped(node.textContent ?? "")}`]
  );
  return [`${open}>`, ...within, `${indent}</${element.localName}>`];
}

function attributes(element: Element): string {
  return [...element.attributes]
    .map(({name, value}) => ` ${name}="${escaped(stable(value)).replaceAll('"', "&quot;")}"`)
    .sort()
    .join("");
}

function stable(value: string): string {
  return value
    .replace(/\bplot-[0-9a-f]{6}\b/g, "plot")
    .replace(/-?\d+\.\d+(e-?\d+)?/g, number => String(Math.round(Number(number) * 10) / 10 + 0));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
