import {createHash} from "node:crypto";
import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {ja} from "../../dashboard/site/words.js";
import type {Operations} from "../../pipeline/contracts/published.js";
import {launchBrowser} from "../helpers/browser.js";
import {everyRun, everyState, madeOperations, operatedRun} from "../helpers/operations.js";
import {AT, openPage, overflow, type PageOptions, violationsOf} from "../helpers/page.js";
import {type TestSite, todaysSite} from "../helpers/site.js";

let site: TestSite;
let browser: Browser;
let file: string;
let asBuilt: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([todaysSite({own: true}), launchBrowser()]);
  file = join(site.folder, "operations.json");
  asBuilt = await readFile(file, "utf8");
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens a page while the file beside the pages says something; null takes the file away. */
async function open(path: string, text: string | null, options?: PageOptions): Promise<Page> {
  await (text === null ? rm(file, {force: true}) : writeFile(file, text));
  return openPage(browser, site.address + path, options);
}

const failing = JSON.stringify(madeOperations({sources: everyState, runs: everyRun}));

test("with scripts off, or without the file or with half of it, the page is what it was built as", async () => {
  const texts = [];
  for (const [text, javaScriptEnabled] of [
    [failing, false],
    [null, true],
    [failing.slice(0, 999), true]
  ] as const) {
    const page = await open("operations.html", text, {javaScriptEnabled});
    texts.push((await page.locator(AT.main).textContent()) ?? "");
    expect(await page.locator("nav a[aria-current=page]").textContent()).toBe("運用状況");
    expect(await page.locator(AT.failure).count()).toBe(0);
    await page.close();
  }
  expect(new Set(texts).size).toBe(1);
  for (const said of [ja.operations.writtenAt("2026-11-24 09:00"), "公表資料から書き写した数値", "受領済みのファイル"])
    expect(texts[0]).toContain(said);
});

test("the file is sent packed and is never kept: the longest there can be costs a page little", async () => {
  const runs = Array.from({length: 50}, (_, i) =>
    operatedRun({run_id: createHash("md5").update(`${i}`).digest("hex")})
  );
  await writeFile(file, JSON.stringify(madeOperations({sources: everyState, runs})));
  const answer = await fetch(`${site.address}operations.json`, {headers: {"accept-encoding": "gzip"}});
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(Number(answer.headers.get("content-length"))).toBeLessThan(10_000);
  expect(((await answer.json()) as Operations).runs).toEqual(runs);
  await rm(file);
  expect((await fetch(`${site.address}operations.json`)).status).toBe(404);
});

test("the page follows a changed file without a new build, and keeps what comes from the tables", async () => {
  const page = await open("operations.html", failing);
  const main = page.locator(AT.main);
  await page.locator(AT.failed).waitFor();
  expect(await main.locator(".written").textContent()).toBe("この表は 2026-11-26 06:00 時点");
  expect(await main.locator("article").count()).toBe(everyState.length);
  expect(await main.locator(".notice.failed").count()).toBe(1);
  expect(await main.locator("[data-keep=members] tbody tr").count()).toBeGreaterThan(0);
  expect(await main.textContent()).toContain("サイトはまだ作り直されていない。");
  await page.close();
});

test.each(["index.html", "areas/grp-wood.html"])(
  "%s has a notice at its foot only when the last run failed",
  async path => {
    const failed = await open(path, failing);
    const notice = failed.locator(AT.failure);
    expect(await notice.textContent()).toBe(
      "直近の実行（2026-11-26 05:30）は失敗しました。表示中の数値は前回公開した版です。→ 運用状況"
    );
    await notice.locator("a").click();
    await failed.waitForURL(/operations\.html/);
    expect(await failed.locator("h1").textContent()).toBe("運用状況");
    for (const text of [asBuilt, null]) {
      const well = await open(path, text);
      expect(await well.locator(AT.failure).count()).toBe(0);
      await well.close();
    }
    await failed.close();
  }
);

test.each(["light", "dark"] as const)(
  "every state passes the rules of WCAG 2.2 AA that a machine can judge, in %s",
  async colorScheme => {
    for (const path of ["operations.html", "index.html"]) {
      const page = await open(path, failing, {colorScheme, viewport: {width: 390, height: 800}});
      await page.locator(AT.failed).waitFor();
      for (const summary of await page.locator("main summary").all()) await summary.click();
      expect(await overflow(page)).toBe(0);
      const found = await violationsOf(page);
      expect({path, found}).toEqual({path, found: []});
      await page.close();
    }
  }
);
