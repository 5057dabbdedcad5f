import axe from "axe-core";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {launchBrowser} from "../helpers/browser.js";
import {makeSite, type TestSite} from "../helpers/site.js";

let site: TestSite;
let browser: Browser;
let paths: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([makeSite(), launchBrowser()]);
  const areas = (await site.csv("area")).filter(({level}) => level !== "segment");
  const communities = await site.csv("community");
  paths = [
    "index.html",
    "progress.html",
    "areas/index.html",
    ...areas.map(({area_id}) => `areas/${area_id}.html`),
    "communities/index.html",
    ...communities.map(({community_id}) => `communities/${community_id}.html`),
    "changes.html",
    "scenario.html",
    "quality.html",
    "operations.html",
    "method.html",
    "figures.html"
  ];
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens a page in a window of its own and hands over what it did that it should not. */
async function open(
  path: string,
  options: Parameters<Browser["newPage"]>[0] = {}
): Promise<{page: Page; faults: string[]; bytes: () => number}> {
  const page = await browser.newPage({viewport: {width: 1280, height: 900}, ...options});
  const faults: string[] = [];
  let bytes = 0;
  page.on("console", message => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", error => faults.push(`page: ${error.message}`));
  page.on(
    "request",
    request =>
      !request.url().startsWith(site.address) &&
      !request.url().startsWith("data:") &&
      faults.push(`left localhost: ${request.url()}`)
  );
  page.on("response", response => {
    bytes += Number(response.headers()["content-length"] ?? 0);
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(site.address + path, {waitUntil: "networkidle"});
  return {page, faults, bytes: () => bytes};
}

test("every page renders with no console error, no failed request and no request that leaves localhost, within 350 KB", async () => {
  expect(site.pages).toBe(paths.length);
  for (const path of paths) {
    const {page, faults, bytes} = await open(path);
    expect({path, faults}).toEqual({path, faults: []});
    expect(await page.locator("h1").count(), path).toBe(1);
    expect(await page.title(), path).toContain("バイオ戦略");
    expect(bytes(), path).toBeGreaterThan(5_000);
    expect(bytes(), path).toBeLessThan(350_000);
    await page.close();
  }
});

test("each chart has a picture with an accessible name, marks that lead to their source, and a table", async () => {
  let charts = 0;
  for (const path of paths) {
    const {page} = await open(path);
    for (const figure of await page.locator("figure[data-chart]").all()) {
      charts += 1;
      expect(await figure.locator(".plot [aria-label]").first().getAttribute("aria-label"), path).toMatch(/\S/);
      expect(await figure.locator(".plot svg a").count(), path).toBeGreaterThan(0);
      expect(await figure.locator("table tbody tr").count(), path).toBeGreaterThan(0);
    }
    await page.close();
  }
  expect(charts).toBeGreaterThan(30);
});

test("no page is wider than a telephone's 390 pixels, and charts are drawn again to that width", async () => {
  for (const path of paths) {
    const {page} = await open(path, {viewport: {width: 390, height: 800}});
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({path, over}).toEqual({path, over: 0});
    for (const width of await page
      .locator("figure[data-chart] .plot svg[width]")
      .evaluateAll(all => all.map(svg => Number(svg.getAttribute("width"))))) {
      expect(width, path).toBeLessThan(391);
    }
    await page.close();
  }
});

test("charts follow the window and no table is fetched; a page without charts fetches nothing that draws", async () => {
  const page = await browser.newPage({viewport: {width: 1280, height: 900}});
  const asked: string[] = [];
  page.on("request", request => asked.push(request.url()));
  await page.goto(`${site.address}index.html`, {waitUntil: "networkidle"});
  const width = () => page.locator(".plot svg").first().getAttribute("width").then(Number);
  const before = await width();
  await page.setViewportSize({width: 700, height: 900});
  await expect.poll(width).toBeLessThan(Math.min(before, 700));
  expect(asked.filter(url => url.endsWith(".arrow"))).toEqual([]);
  expect(asked.filter(url => url.includes("/client-draw")).length).toBeGreaterThan(0);
  asked.length = 0;
  await page.goto(`${site.address}quality.html`, {waitUntil: "networkidle"});
  expect(asked.filter(url => /client-(draw|live)|\.arrow$/.test(url))).toEqual([]);
  expect(asked.length).toBeGreaterThan(1);
  await page.close();
});

test.each(["light", "dark"] as const)(
  "no page breaks a WCAG 2.2 AA rule that a machine can judge, in %s",
  async colorScheme => {
    for (const path of paths.filter(path => path !== "figures.html")) {
      const {page} = await open(path, {colorScheme});
      await page.evaluate(axe.source);
      const violations = await page.evaluate(async () => {
        const {violations: found} = await (globalThis as unknown as {axe: typeof axe}).axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        });
        return found.map(
          ({id, nodes}) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map(({html}) => html.slice(0, 160))
              .join(" | ")}`
        );
      });
      expect({path, violations}).toEqual({path, violations: []});
      await page.close();
    }
  }
);
