import {readFile} from "node:fs/promises";
import Papa from "papaparse";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {scenarioOf} from "../../dashboard/src/components/scenario.js";
import {nothingChosen, queryOf, readState} from "../../dashboard/src/components/state.js";
import type {Row} from "../../pipeline/contracts/published.js";
import {launchBrowser} from "../helpers/browser.js";
import {AT, openPage} from "../helpers/page.js";
import {quiet} from "../helpers/settled.js";
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

const open = (path: string): Promise<Page> => openPage(browser, site.address + path, {acceptDownloads: true});

const group = (
  area_id: string,
  baseline_value: number,
  baseline_period: string,
  target_value: number,
  target_period: string
) =>
  ({
    area_id,
    baseline_value,
    baseline_period,
    target_value,
    target_period,
    baseline_figure_id: `b.${area_id}`
  }) as Row<"target_progress">;

test("a group grows from its baseline, or from its latest comparable value, to the year of the set", () => {
  const groups = [group("a", 10, "2018", 20, "2030"), group("b", 5, "2016", 8, "2025")];
  const standing = {area_id: "b", value: 6, latest_at: 2024, observation_id: "o"} as Row<"standing">;
  const result = scenarioOf(2030, groups, [standing], {a: "10", b: "-5"});
  expect(result.rows.map(({value}) => value)).toEqual([10 * 1.1 ** 12, 6 * 0.95 ** 6]);
  expect(result.rows.map(({base_figure_id}) => base_figure_id)).toEqual(["b.a", "o"]);
  expect(result.value).toBe(10 * 1.1 ** 12 + 6 * 0.95 ** 6);
  expect(result.difference).toBe(result.value - 28);
});

test("without a choice every group just reaches its target, and nothing is short", () => {
  const result = scenarioOf(2030, [group("a", 10, "2018", 20, "2030"), group("b", 5, "2016", 8, "2025")], [], {});
  expect(result.difference).toBeCloseTo(0, 9);
  expect(result.rows.every(({growth_alone}) => growth_alone === null)).toBe(true);
});

test("the growth that one group alone would need closes the gap of the whole", () => {
  const groups = [group("a", 10, "2018", 20, "2030"), group("b", 5, "2018", 8, "2030")];
  const short = scenarioOf(2030, groups, [], {a: "3", b: "1"});
  for (const row of short.rows) {
    const closed = scenarioOf(2030, groups, [], {a: "3", b: "1", [row.area_id]: String((row.growth_alone ?? 0) * 100)});
    expect(closed.difference).toBeCloseTo(0, 9);
  }
});

test("the address carries every choice and nothing else, and what is no choice is left out", () => {
  const state = {
    ...nothingChosen,
    set: "s",
    shape: "geometric" as const,
    asOf: "2024-03-31",
    growth: {"grp-wood": "-1.5"}
  };
  expect(readState(queryOf(state))).toEqual(state);
  expect(queryOf(nothingChosen)).toBe("");
  expect(readState("?shape=wavy&asOf=2024-13-40&asOf2=x&g.a=abc&from=yesterday")).toEqual(nothingChosen);
});

test("a scenario follows its fields, stands in the address, and its download holds the same numbers", async () => {
  const page = await open("scenario.html");
  await page.locator('input[name="g.grp-biomanufacturing"]').fill("3");
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/g\.grp-biomanufacturing=3/);
  await quiet(page);
  const [progress] = (await site.csv("target_progress")).filter(({area_id}) => area_id === "grp-biomanufacturing");
  const value = Number(progress?.baseline_value) * 1.03 ** 12;
  expect(await page.locator(AT.main).textContent()).toContain(`${value.toFixed(1)}兆円`);
  expect(await page.locator(AT.main).textContent()).toContain(
    `−${(Number(progress?.target_value) - value).toFixed(1)}兆円`
  );
  expect(await page.locator("h1").textContent()).toContain("試算");
  const again = await open(new URL(page.url()).pathname.slice(1) + new URL(page.url()).search);
  expect(await again.locator(AT.main).textContent()).toBe(await page.locator(AT.main).textContent());
  const [download] = await Promise.all([again.waitForEvent("download"), again.locator("a[download]").click()]);
  const {data} = Papa.parse<Record<string, string>>(
    (await readFile(await download.path(), "utf8")).replace("\uFEFF", ""),
    {header: true, comments: "#"}
  );
  expect(Number(data.find(({area_id}) => area_id === "grp-biomanufacturing")?.value_2030)).toBeCloseTo(value, 9);
  await page.close();
  await again.close();
});

test("what changed between two days is what the published table of changes holds, each leading to its source", async () => {
  const page = await open("changes.html?from=2021-12-31&to=2022-12-31");
  const changes = (await site.csv("change")).filter(
    ({known_on}) => known_on! > "2021-12-31" && known_on! <= "2022-12-31"
  );
  expect(changes.length).toBeGreaterThan(15);
  const rows = page.locator("main tbody tr");
  expect(await rows.count()).toBe(changes.length);
  expect(await page.locator(".balance").textContent()).toContain(`${changes.length} 件`);
  const ids = await page.locator("main a[data-figure]").evaluateAll(all => all.map(a => a.getAttribute("data-figure")));
  expect(new Set(ids)).toEqual(
    new Set(changes.flatMap(row => [row.new_observation_id, row.old_observation_id]).filter(id => id !== ""))
  );
  const revised = changes.filter(({kind}) => kind === "revision");
  expect(revised.length).toBeGreaterThan(0);
  expect(await rows.filter({hasText: "遡及改定"}).count()).toBe(revised.length);
  await page.close();
});

test("a page that shows today only says so when a day is asked for", async () => {
  const page = await open("quality.html?asOf=2024-03-31");
  expect(await page.locator(AT.notice).first().textContent()).toContain("今日の姿");
  await page.close();
});
