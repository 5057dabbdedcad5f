import type {ChildProcess} from "node:child_process";
import {readFile, writeFile} from "node:fs/promises";
import {createServer} from "node:net";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {launchBrowser} from "../helpers/browser.js";
import {type CliProject, makeCliProject} from "../helpers/cli.js";
import {newPage} from "../helpers/page.js";
import {OBSERVATIONS} from "../helpers/project.js";

let project: CliProject;
let browser: Browser;
let preview: ChildProcess;
let address: string;
let said = "";

beforeAll(async () => {
  [project, browser] = await Promise.all([makeCliProject(), launchBrowser()]);
  const port = await freePort();
  address = `http://127.0.0.1:${port}/`;
  preview = project.start("dev", {PORT: String(port)});
  for (const stream of [preview.stdout, preview.stderr]) stream?.on("data", chunk => (said += chunk));
  await answering();
});

afterAll(async () => {
  await browser?.close();
  if (preview && preview.exitCode === null) {
    preview.kill("SIGTERM");
    await new Promise(resolve => preview.once("close", resolve));
  }
  await project?.remove();
});

async function answering(): Promise<void> {
  while (!(await fetch(address).catch(() => undefined))?.ok) {
    if (preview.exitCode !== null) throw new Error(said);
    await wait(250);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof bound === "object" && bound ? bound.port : 0;
}

/** Opens a page and waits until the preview has taken notice of it: from then on it is told of changes. */
async function open(path: string): Promise<Page> {
  const page = await newPage(browser, {viewport: {width: 1280, height: 900}});
  const noticed = new Promise<void>(resolve => {
    page.on("websocket", socket =>
      socket.on("framereceived", ({payload}) => String(payload).includes('"welcome"') && resolve())
    );
  });
  await page.goto(address + path);
  await noticed;
  return page;
}

/** Rewrites a file of the project as an editor would. */
async function edit(path: string, from: string, to: string): Promise<void> {
  const file = join(project.root, path);
  const before = await readFile(file, "utf8");
  expect(before).toContain(from);
  await writeFile(file, before.replace(from, to));
}

const textOf = (page: Page) => () => page.locator("main").textContent();

test("the preview shows the pages of the site: title, header, words, figures and charts", async () => {
  const page = await open("areas/grp-wood.html");
  expect(await page.title()).toContain("木材活用大型建築、スマート林業");
  expect(await page.locator("header nav a").count()).toBe(9);
  expect(await page.locator("h1").textContent()).toBe("木材活用大型建築、スマート林業");
  expect(await page.locator("figure[data-chart] .plot svg").count()).toBeGreaterThan(3);
  expect(await page.locator("main a.figure").count()).toBeGreaterThan(20);
  await page.close();
});

test("a word that is changed in a page, a view, the words or the style sheet shows in the open page by itself", async () => {
  const page = await open("method.html");
  await edit("dashboard/src/method.md", "# 方法\n", "# 別の方法\n");
  await expect.poll(textOf(page)).toContain("別の方法");
  await edit("dashboard/src/components/views/method.ts", "data.rule.map", "data.rule.slice(0, 1).map");
  await edit("dashboard/src/components/words.ts", 'menu: "ページ"', 'menu: "目次"');
  await edit("dashboard/src/style.css", "--accent: #0c5c47", "--accent: #123456");
  await expect.poll(() => page.locator("table").last().locator("tbody tr").count()).toBe(1);
  await expect.poll(() => page.locator("nav").getAttribute("aria-label")).toBe("目次");
  const border = () => page.locator("#observablehq-header").evaluate(node => getComputedStyle(node).borderBottomColor);
  await expect.poll(border).toBe("rgb(18, 52, 86)");
  await page.close();
});

test("a mistake in a page is told, the preview lives on, and its mending shows", async () => {
  const page = await open("changes.html");
  await edit("dashboard/src/changes.md", "<!-- view: changes -->", "<!-- view: chagnes -->");
  await expect.poll(() => said).toContain("dashboard/src/changes.md:9");
  await edit("dashboard/src/changes.md", "<!-- view: chagnes -->", "直した\n\n<!-- view: changes -->");
  await expect.poll(textOf(page)).toContain("直した");
  await page.close();
});

test("a figure that is published anew shows in the open page by itself", async () => {
  const page = await open("areas/grp-healthcare.html");
  expect(await page.locator("main").textContent()).toContain("9,050.2");
  await project.edit(OBSERVATIONS, text => text.replace(/9050\.2/g, "9051.4"));
  expect((await project.bio("run")).code).toBe(0);
  await expect.poll(textOf(page)).toContain("9,051.4");
  await page.close();
});

test("asked to stop, the preview ends by itself", async () => {
  const ended = new Promise(resolve => preview.once("close", code => resolve(code)));
  preview.kill("SIGTERM");
  expect(await ended).toBe(0);
});
