import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {launchBrowser} from "../helpers/browser.js";
import {comparableSites, DAY} from "../helpers/comparableSites.js";
import {AT, newPage, openPage, type PageOptions} from "../helpers/page.js";
import {quiet, settled} from "../helpers/settled.js";
import {type TestSite, todaysSite} from "../helpers/site.js";

/** The site of today's real figures, one with comparable surveys added, and that one as built on an earlier day. */
let real: TestSite;
let site: TestSite;
let then: TestSite;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  real = await todaysSite();
  [site, then] = await comparableSites();
});
afterAll(async () => {
  await browser?.close();
  for (const one of [real, then, site]) await one?.close();
});

const open = (of: TestSite, path: string, options?: PageOptions) => openPage(browser, of.address + path, options);

/** What a page says below its notices and choices. */
async function said(page: Page): Promise<string> {
  await quiet(page);
  return page.locator(AT.main).evaluate(main => {
    const copy = main.cloneNode(true) as HTMLElement;
    for (const node of copy.querySelectorAll(".notice, .controls, svg, script, style")) node.remove();
    return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
  });
}

const yen = (value: number, decimals: number) =>
  value.toLocaleString("ja-JP", {minimumFractionDigits: decimals, maximumFractionDigits: decimals}).replace("-", "−");

test("today every group is undetermined with its reason, and the page still says path, required growth and proxies, as published", async () => {
  const page = await open(real, "progress.html");
  const cards = page.locator("article.progress");
  expect(await cards.count()).toBe(5);
  const headline = await real.csv("headline");
  const paths = await real.csv("target_path");
  const progress = await real.csv("target_progress");
  for (const group of progress) {
    const card = (await cards.filter({has: page.locator(`a[href$="${group.area_id}.html"]`)}).textContent()) ?? "";
    const standing = headline.find(({area_id}) => area_id === group.area_id);
    expect([standing?.verdict, standing?.reason]).toEqual(["undetermined", "no_comparable_observation"]);
    expect(card).toContain("判定不能");
    expect(card).toContain("基準年より後に、目標と同じ範囲で測った実績が公表されていない。");
    expect(card).toContain(`${(Number(group.growth_required) * 100).toFixed(1)}%`);
    const now = paths.find(row => row.area_id === group.area_id && row.shape === "linear" && row.year === "2026");
    expect(card).toContain(`${yen(Number(now?.value), 2)}兆円`);
    expect(card).toContain(`参考指標 ${standing?.proxies} 系列`);
  }
  const total = paths.find(row => row.area_id === "bio-total" && row.shape === "linear" && row.year === "2026");
  expect(await page.locator(".keys").first().textContent()).toContain(`${yen(Number(total?.value), 2)}兆円`);
  expect(await page.locator(".keys").first().textContent()).toContain("5 のうち 0");
  const waterfall = page.locator('figure[data-chart="gapWaterfall"]');
  for (const row of progress) {
    expect(await waterfall.locator("svg").textContent()).toContain(`+${yen(Number(row.increment), 1)}`);
    expect(await waterfall.locator("table").textContent()).toContain(`${yen(Number(row.increment), 1)}兆円`);
  }
  await page.close();
});

test("with comparable figures card, chart, table and published CSV give the same gap, ratio and word", async () => {
  const page = await open(site, "progress.html");
  const headline = (await site.csv("headline")).filter(({gap_jpy}) => gap_jpy !== "");
  expect(headline).toHaveLength(4);
  const waterfall = page.locator('figure[data-chart="gapWaterfall"]');
  for (const row of headline) {
    const gap = yen(Number(row.gap_jpy) / 1e12, 2);
    expect(await waterfall.locator("table").textContent(), row.area_id).toContain(`${gap}兆円`);
    expect(await waterfall.locator("svg").textContent(), row.area_id).toContain(gap);
    if (row.area_id === "bio-total") continue;
    const card = page.locator("article.progress").filter({has: page.locator(`a[href$="${row.area_id}.html"]`)});
    expect(await card.textContent()).toContain(`${gap}兆円`);
    for (const answer of (await site.csv("verdict")).filter(({area_id}) => area_id === row.area_id))
      expect(await card.locator(".strip").textContent()).toContain(`${yen(Number(answer.ratio), 2)}倍`);
    expect((await card.locator(".badge").textContent())?.includes("境界的")).toBe(row.rounding_decides === "true");
  }
  const sum = headline
    .filter(({area_id}) => area_id !== "bio-total")
    .reduce((all, {gap_jpy}) => all + BigInt(String(gap_jpy).split(".")[0] ?? ""), 0n);
  expect(String(sum)).toBe(headline.find(({area_id}) => area_id === "bio-total")?.gap_jpy?.split(".")[0]);
  await page.close();
});

test.each([
  "progress.html",
  "areas/grp-wood.html",
  "areas/grp-healthcare.html",
  "communities/nagaoka.html",
  "scenario.html"
])("%s with ?asOf= says what the site built on that day says", async path => {
  const [now, before] = [await open(site, `${path}?asOf=${DAY}`), await open(then, path)];
  expect(await now.locator(AT.notice).first().textContent()).toContain("2024年3月31日");
  expect(await before.locator(AT.notice).first().textContent()).toContain("2024年3月31日");
  expect(await said(now)).toBe(await said(before));
  const figures = (page: Page) => page.locator(AT.figure).evaluateAll(all => all.map(a => a.textContent));
  expect(await figures(now)).toEqual(await figures(before));
  await now.close();
  await before.close();
});

test.each([
  "progress.html",
  "areas/grp-wood.html",
  "communities/gtb.html",
  "scenario.html",
  "changes.html",
  "index.html",
  "areas/index.html"
])("%s of a day before anything was known says so and shows no figure", async path => {
  const page = await open(site, `${path}?asOf=1990-01-01`);
  expect(await page.locator("h1").count()).toBe(1);
  expect(await page.locator(AT.figure).count()).toBe(0);
  if (path !== "changes.html") expect(await page.locator(AT.main).textContent()).toContain("まだ知られていません");
  await page.close();
});

test("the site built on an earlier day shows no state of operation and asks for none", async () => {
  const asked: string[] = [];
  const page = await newPage(browser);
  page.on("request", request => asked.push(request.url()));
  for (const path of ["operations.html", "index.html"]) {
    await page.goto(then.address + path);
    await settled(page);
  }
  expect(asked.filter(url => url.includes("operations.json"))).toEqual([]);
  await page.goto(`${then.address}operations.html`);
  expect(await page.locator(AT.main).textContent()).toContain("過去の時点のサイトでは、運用状況は示さない。");
  expect(await page.locator("#operations").count()).toBe(0);
  await page.close();
});

test("the choices stand in the address, survive a reload, follow the reader, and lead back to today", async () => {
  const page = await open(site, "progress.html");
  const before = await said(page);
  await page.locator("select[name=shape]").selectOption("geometric");
  await page.waitForURL(/shape=geometric/);
  expect(await said(page)).not.toBe(before);
  expect(await said(page)).toContain("一定の率");
  await page.locator("input[name=asOf]").fill(DAY);
  await page.waitForURL(new RegExp(`asOf=${DAY}`));
  await page.waitForSelector(AT.notice);
  const chosen = await said(page);
  await page.reload();
  await settled(page);
  expect(await said(page)).toBe(chosen);
  expect(await page.locator("nav a", {hasText: "市場領域"}).getAttribute("href")).toContain(`asOf=${DAY}`);
  await page.locator("a.today").click();
  await page.waitForURL(url => !url.search.includes("asOf"));
  await settled(page);
  await page.locator("select[name=set]").selectOption("bioeconomy-strategy-2024");
  await page.waitForURL(/set=bioeconomy-strategy-2024/);
  const other = await said(page);
  expect(other).toContain("100兆円規模");
  expect(other).toContain("範囲が変わった");
  expect(await page.locator("main svg[role=group]").count()).toBe(0); // no chart joins the two
  await page.close();
});

test("with scripts off the page of progress has its cards and pictures, and says what needs a script", async () => {
  const page = await open(site, "progress.html", {javaScriptEnabled: false});
  expect(await page.locator("article.progress").count()).toBe(5);
  expect(await page.locator("figure[data-chart] .plot svg").count()).toBe(2);
  expect(await page.locator("noscript").first().textContent()).toContain("スクリプト");
  await page.close();
});
