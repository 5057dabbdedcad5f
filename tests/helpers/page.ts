import axe from "axe-core";
import type {Browser, Page} from "playwright-core";
import {expect} from "vitest";

/** Where things stand in a page; every test of the built site looks for them by these. */
export const AT = {
  main: "main",
  chart: "figure[data-chart]",
  picture: "figure[data-chart] .plot svg",
  figure: "main a.figure",
  notice: "main .notice",
  failure: "footer .notice",
  failed: "main .notice.failed, footer .notice.operating"
};

export type PageOptions = Parameters<Browser["newPage"]>[0];

/** A page in a window of its own, for which everything takes as long as it takes: the test's own limit is for hangs. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(0);
  return page;
}

/**
 * Opens a page in a window of its own and waits until it is as its reader sees it; a fault of its scripts fails the
 * test.
 */
export async function openPage(browser: Browser, address: string, options: PageOptions = {}): Promise<Page> {
  const page = await newPage(browser, options);
  page.on("pageerror", error => expect.unreachable(`${address}: ${error.message}`));
  await page.goto(address);
  if (options.javaScriptEnabled !== false) await settled(page);
  return page;
}

/**
 * Waits for what a page does by itself: it asks how things run (and the answer is handled: a second one has come
 * since), follows the choices in its address, and draws its charts to the width they have.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.waitForFunction(() => {
    const follows = document.querySelector("[data-operations]") !== null;
    return !follows || performance.getEntriesByType("resource").some(({name}) => name.endsWith("/operations.json"));
  });
  await page.evaluate(async () => {
    const [asked] = performance.getEntriesByType("resource").filter(({name}) => name.endsWith("/operations.json"));
    if (asked) await fetch(asked.name, {cache: "no-store"}).then(answer => answer.text());
  });
  await quiet(page);
}

/**
 * Waits until a page that is open has followed its reader: nothing is busy, and every chart has the width of its place.
 */
export async function quiet(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (document.querySelector("[aria-busy=true]")) return false;
    return [...document.querySelectorAll("figure[data-chart] .plot")].every(plot => {
      const width = Math.floor(plot.getBoundingClientRect().width);
      const held = plot.contains(document.activeElement);
      return width < 120 || held || plot.firstElementChild?.getAttribute("width") === String(width);
    });
  });
}

/** The rules of WCAG 2.2 AA that a machine can judge and that the page breaks, each with the first places. */
export async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const {violations} = await (globalThis as unknown as {axe: typeof axe}).axe.run(document, {runOnly});
    const places = (nodes: (typeof violations)[number]["nodes"]) =>
      nodes.slice(0, 3).map(({html}) => html.slice(0, 160));
    return violations.map(({id, nodes}) => `${id}: ${places(nodes).join(" | ")}`);
  });
}

/** By how many pixels a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
