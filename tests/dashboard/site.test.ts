import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {launchBrowser} from "../helpers/browser.js";
import {AT, newPage, overflow, violationsOf} from "../helpers/page.js";
import {quiet, settled} from "../helpers/settled.js";
import {type TestSite, todaysSite} from "../helpers/site.js";

/** What one visit saw of a page: in a wide window, in light and in dark, and then in one as narrow as a telephone. */
interface Visit {
  path: string;
  faults: string[];
  bytes: number;
  headings: number;
  title: string;
  charts: {name: string | null; marks: number; rows: number}[];
  violations: {light: string[]; dark: string[]};
  narrow: {over: number; widths: number[]};
}

let site: TestSite;
let browser: Browser;
let visits: Visit[];
let paths: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([todaysSite(), launchBrowser()]);
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
    "figures.html",
    "404.html"
  ];
  visits = [];
  for (const path of paths) visits.push(await visit(path));
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function visit(path: string): Promise<Visit> {
  const page = await newPage(browser, {viewport: {width: 1280, height: 900}});
  const did = watch(page);
  await page.goto(site.address + path);
  await settled(page);
  const {faults, bytes} = did();
  const seen = {
    path,
    faults,
    bytes,
    headings: await page.locator("h1").count(),
    title: await page.title(),
    charts: await charts(page),
    violations: await inBothSchemes(page, path),
    narrow: await narrowed(page)
  };
  expect(did().faults).toEqual(faults); // nor later
  await page.close();
  return seen;
}

/** Notes what a page does that it should not, and how much it was sent. */
function watch(page: Page): () => {faults: string[]; bytes: number} {
  const faults: string[] = [];
  let bytes = 0;
  page.on("console", message => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", error => faults.push(`page: ${error.message}`));
  page.on("request", request => {
    const own = request.url().startsWith(site.address) || request.url().startsWith("data:");
    if (!own) faults.push(`left localhost: ${request.url()}`);
  });
  page.on("response", response => {
    bytes += Number(response.headers()["content-length"] ?? 0);
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  return () => ({faults: [...faults], bytes});
}

function charts(page: Page): Promise<Visit["charts"]> {
  return page.locator(AT.chart).evaluateAll(all =>
    all.map(figure => ({
      name: figure.querySelector(".plot [aria-label]")?.getAttribute("aria-label") ?? null,
      marks: figure.querySelectorAll(".plot svg a").length,
      rows: figure.querySelectorAll("table tbody tr").length
    }))
  );
}

/** The register of figures is left out: it is one entry a thousand times over. */
async function inBothSchemes(page: Page, path: string): Promise<Visit["violations"]> {
  if (path === "figures.html") return {light: [], dark: []};
  const light = await violationsOf(page);
  await page.emulateMedia({colorScheme: "dark"});
  return {light, dark: await violationsOf(page)};
}

async function narrowed(page: Page): Promise<Visit["narrow"]> {
  await page.setViewportSize({width: 390, height: 800});
  await quiet(page);
  const widths = await page
    .locator(`${AT.picture}[width]`)
    .evaluateAll(all => all.map(svg => Number(svg.getAttribute("width"))));
  return {over: await overflow(page), widths};
}

test("every page renders with no console error, no failed request and no request that leaves localhost", () => {
  expect(site.pages).toBe(paths.length);
  expect(visits.filter(({faults}) => faults.length > 0).map(({path, faults}) => ({path, faults}))).toEqual([]);
  for (const {path, headings, title} of visits)
    expect([path, headings, title.includes("バイオ戦略")]).toEqual([path, 1, true]);
});

test("no page is sent more than 350 KB", () => {
  for (const {path, bytes} of visits) {
    expect(bytes, path).toBeGreaterThan(5_000);
    expect(bytes, path).toBeLessThan(350_000);
  }
});

test("each chart has a picture with an accessible name, marks that lead to their source, and a table", () => {
  const charts = visits.flatMap(({path, charts}) => charts.map(chart => ({path, ...chart})));
  expect(charts.filter(({name, marks, rows}) => !/\S/.test(name ?? "") || marks === 0 || rows === 0)).toEqual([]);
  expect(charts.length).toBeGreaterThan(30);
});

test("no page is wider than a telephone's 390 pixels, and charts are drawn again to that width", () => {
  const wide = visits.filter(({narrow}) => narrow.over !== 0 || narrow.widths.some(width => width > 390));
  expect(wide.map(({path, narrow}) => ({path, narrow}))).toEqual([]);
  expect(visits.flatMap(({narrow}) => narrow.widths).length).toBeGreaterThan(30);
});

test("charts follow the window and no table is fetched; a page without charts fetches nothing that draws", async () => {
  const page = await newPage(browser, {viewport: {width: 1280, height: 900}});
  const asked: string[] = [];
  page.on("request", request => asked.push(request.url()));
  await page.goto(`${site.address}index.html`);
  await quiet(page);
  const width = () => page.locator(AT.picture).first().getAttribute("width").then(Number);
  const before = await width();
  await page.setViewportSize({width: 700, height: 900});
  await expect.poll(width).toBeLessThan(Math.min(before, 700));
  expect(asked.filter(url => url.endsWith(".arrow"))).toEqual([]);
  expect(asked.filter(url => url.includes("/client-draw")).length).toBeGreaterThan(0);
  asked.length = 0;
  await page.goto(`${site.address}quality.html`);
  await quiet(page);
  expect(asked.filter(url => /client-(draw|live)|\.arrow$/.test(url))).toEqual([]);
  expect(asked.length).toBeGreaterThan(1);
  await page.close();
});

test.each(["light", "dark"] as const)("no page breaks a WCAG 2.2 AA rule that a machine can judge, in %s", scheme => {
  const found = visits.map(({path, violations}) => ({path, violations: violations[scheme]}));
  expect(found.filter(({violations}) => violations.length > 0)).toEqual([]);
});
