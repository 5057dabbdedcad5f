import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {launchBrowser} from "../helpers/browser.js";
import {newPage, openPage, type PageOptions} from "../helpers/page.js";
import {type TestSite, todaysSite} from "../helpers/site.js";

let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([todaysSite(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const open = (path: string, options?: PageOptions): Promise<Page> => openPage(browser, site.address + path, options);

/** "53.3" of a CSV cell as Japanese text prints it with so many decimals: 9050.2 → 9,050.2. */
function printed(value: string | undefined, decimals: string | undefined): string {
  return Number(value).toLocaleString("ja-JP", {
    minimumFractionDigits: Number(decimals),
    maximumFractionDigits: Number(decimals)
  });
}

test("chart, table and summary of the overview print the figures of the published CSV", async () => {
  const page = await open("index.html");
  const total = (await site.csv("target_total")).find(({group_count}) => group_count === "5");
  const summary = await page.locator(".lead").textContent();
  expect(summary).toContain(`${printed(total?.group_target_sum, "1")}兆円`);
  expect(summary).toContain(`${printed(total?.group_baseline_sum, "1")}兆円`);
  expect(summary).toContain(`${total?.group_count} のうち 0`);
  const chart = page.locator('figure[data-chart="composition"]');
  const titles = (await chart.locator("svg title").allTextContents()).join("\n");
  const table = (await chart.locator("table").textContent()) ?? "";
  const progress = await site.csv("target_progress");
  expect(progress).toHaveLength(5);
  for (const row of progress) {
    for (const [value, decimals] of [
      [row.baseline_value, row.baseline_decimals],
      [row.target_value, row.target_decimals]
    ]) {
      expect(titles).toContain(`${printed(value, decimals)}兆円`);
      expect(table).toContain(`${printed(value, decimals)}兆円`);
    }
    const growth = `${(Number(row.growth_required) * 100).toFixed(1)}%`;
    const comparison = page.locator('figure[data-chart="growthComparison"]');
    expect((await comparison.locator("svg title").allTextContents()).join("\n")).toContain(growth);
    expect(await comparison.locator("table").textContent()).toContain(growth);
    expect(await page.locator(".cards").textContent()).toContain(growth);
  }
  await page.close();
});

test("every observation stands in its panel, once as a mark and once in the table, as in the published CSV", async () => {
  const observations = await site.csv("observation");
  const places = new Map(
    (await site.csv("area")).map(({area_id, group_id}) => [
      area_id,
      group_id === "" ? undefined : `areas/${group_id}.html`
    ])
  );
  const pages = new Map<string, typeof observations>();
  for (const row of observations) {
    const path =
      row.entity_type === "community" ? `communities/${row.entity_id}.html` : places.get(row.entity_id ?? "");
    if (path) pages.set(path, [...(pages.get(path) ?? []), row]);
  }
  expect([...pages.values()].flat().length).toBeGreaterThan(130);
  for (const [path, rows] of pages) {
    const page = await open(path);
    const marks = new Map(
      await page
        .locator(".plot svg a")
        .evaluateAll(all =>
          all.map(
            a =>
              [
                decodeURIComponent((a.getAttribute("href") ?? a.getAttribute("xlink:href") ?? "").split("#")[1] ?? ""),
                a.textContent ?? ""
              ] as const
          )
        )
    );
    const cells = new Map(
      await page
        .locator("a[data-figure]")
        .evaluateAll(all => all.map(a => [a.getAttribute("data-figure") ?? "", a.textContent ?? ""] as const))
    );
    const shown = rows.filter(row => row.withheld === "false");
    for (const row of rows) {
      const value = printed(row.value, row.decimals);
      if (row.withheld === "true") expect(cells.get(row.observation_id ?? ""), row.observation_id).toBe("確認待ち");
      else expect(cells.get(row.observation_id ?? ""), row.observation_id).toContain(value);
      const alone =
        shown.filter(({series_id, known_to}) => series_id === row.series_id && known_to === "").length === 1;
      if (!alone && row.withheld === "false")
        expect(marks.get(row.observation_id ?? ""), row.observation_id).toContain(value);
    }
    await page.close();
  }
});

test("a figure's provenance opens by keyboard with document, file, hash, cell and raw text, and Escape leads back", async () => {
  const page = await open("areas/grp-wood.html");
  const [wanted] = (await site.csv("figure")).filter(
    ({figure_id}) => figure_id === "target.bio-strategy-2021.grp-wood.target"
  );
  const link = page.locator(`a[data-figure="${wanted?.figure_id}"]`).first();
  await page.locator("figure[data-chart='areaPath'] summary").press("Enter");
  await link.focus();
  await page.keyboard.press("Enter");
  const dialog = page.locator("dialog#provenance");
  await dialog.locator("article").waitFor();
  const text = await dialog.textContent();
  for (const part of [
    "官民連携プラットフォームの運営について",
    "内閣府",
    "2023年1月23日",
    wanted?.locator,
    wanted?.file,
    wanted?.artifact_sha256,
    wanted?.address,
    wanted?.raw_text,
    "単位を基本単位に換算した"
  ]) {
    expect(text).toContain(part);
  }
  await page.keyboard.press("Escape");
  expect(await dialog.evaluate((element: HTMLDialogElement) => element.open)).toBe(false);
  expect(await link.evaluate(element => element === document.activeElement)).toBe(true);

  await page.locator(".plot svg a").first().focus();
  await page.keyboard.press("Enter");
  await dialog.locator("article").waitFor();
  expect(await dialog.textContent()).toContain("SHA-256");
  await page.close();
});

test("a computed figure opens its formula and the figures that went into it, and one can go there and back by keyboard", async () => {
  const page = await open("index.html");
  await page.locator('a[data-figure="computed.group_target_sum.bio-strategy-2021"]').first().click();
  const dialog = page.locator("dialog#provenance");
  await dialog.locator("article").waitFor();
  expect(await dialog.locator("li a.figure").allInnerTexts()).toEqual(
    expect.arrayContaining(["53.3兆円", "33.0兆円", "3.3兆円以上", "1.7兆円", "1.0兆円"])
  );
  const title = () => dialog.locator("h2").textContent();
  const sum = await title();
  await dialog.locator("li a.figure").first().press("Enter");
  await expect.poll(title).not.toBe(sum);
  expect(await dialog.locator("h2").evaluate(element => element === document.activeElement)).toBe(true);
  expect(await dialog.textContent()).toContain("SHA-256");
  await dialog.locator("button.back").press("Enter");
  await expect.poll(title).toBe(sum);
  expect(await dialog.locator("button.back").isHidden()).toBe(true);
  await page.close();
});

test("with scripts off the first chart is there within 60 KB, and a figure is a link to its entry in the register", async () => {
  const page = await newPage(browser, {javaScriptEnabled: false});
  const sizes: number[] = [];
  page.on("response", response => sizes.push(Number(response.headers()["content-length"] ?? 0)));
  await page.route(/\.js$/, route => route.abort());
  await page.goto(`${site.address}index.html`);
  expect(await page.locator('figure[data-chart="composition"] .plot svg').isVisible()).toBe(true);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(5_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
  await page.locator(".key a.figure").first().click();
  await page.waitForURL(/figures\.html#computed\.group_target_sum/);
  expect(await page.locator("article:target").textContent()).toContain("92.3兆円");
  await page.close();
});

test("every figure on every page has its entry in the register, and every entry of a read figure names its cell", async () => {
  const page = await open("figures.html");
  const entries = new Set(await page.locator("article.provenance").evaluateAll(all => all.map(({id}) => id)));
  const figures = await site.csv("figure");
  expect(entries).toEqual(new Set(figures.map(({figure_id}) => figure_id)));
  for (const path of ["index.html", "areas/index.html", "communities/gtb.html", "communities/hokkaido.html"]) {
    await page.goto(site.address + path);
    const used = await page
      .locator("a[data-figure]")
      .evaluateAll(all => all.map(a => a.getAttribute("data-figure") ?? ""));
    expect(used.filter(id => !entries.has(id))).toEqual([]);
  }
  await page.close();
});
