import axe from "axe-core";
import type {Browser, Page} from "playwright-core";
import {expect} from "vitest";
import {settled} from "./settled.js";

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

/**
 * A page in a window of its own, for which everything takes as long as it takes: the test's own limit is for hangs.
 * Whatever is done with it, anything that its own policy forbids fails the test.
 */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(0);
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI, sourceFile, lineNumber}) =>
      console.error(`against its policy: ${violatedDirective} ${blockedURI} (${sourceFile}:${lineNumber})`)
    )
  );
  page.on("console", message => {
    if (/^against its policy|Content Security Policy/.test(message.text()))
      expect.unreachable(`${page.url()}: ${message.text()}`);
  });
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
