import {readFile, stat} from "node:fs/promises";
import {createServer, type RequestListener, type Server} from "node:http";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {launchBrowser} from "../helpers/browser.js";
import {AT, newPage, overflow, violationsOf} from "../helpers/page.js";
import {type TestSite, todaysSite} from "../helpers/site.js";

let site: TestSite;
let browser: Browser;
let elsewhere: Server;

beforeAll(async () => {
  [site, browser] = await Promise.all([todaysSite(), launchBrowser()]);
  elsewhere = createServer(asStaticHostsDo).listen(0, "127.0.0.1");
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  elsewhere?.closeAllConnections();
  elsewhere?.close();
});

/** Another host: the site lies in a folder of it, and its 404.html is sent, as it is, for whatever is not there. */
const asStaticHostsDo: RequestListener = async ({url = ""}, response) => {
  if (url === "/") return response.writeHead(200, {"content-type": "text/html"}).end("a page of somebody else");
  const [, name = "none"] = /^\/repo\/([^?]*)/.exec(url) ?? [];
  const content = await readFile(join(site.folder, name)).catch(() => undefined);
  const type = name.endsWith(".svg") ? "image/svg+xml" : "text/html";
  response.writeHead(content ? 200 : 404, {"content-type": content ? type : "text/html"});
  return response.end(content ?? (await readFile(join(site.folder, "404.html"))));
};

async function open(address: string): Promise<{page: Page; status: number | undefined}> {
  const page = await newPage(browser, {viewport: {width: 390, height: 800}});
  const answer = await page.goto(address);
  return {page, status: answer?.status()};
}

const links = (page: Page) =>
  page.locator("a[href]:not([href^='#'])").evaluateAll(all => all.map(link => (link as HTMLAnchorElement).href));

test.each(["gone", "gone/", "areas/gone.html", "areas/of/old/gone?asOf=2024-01-01", "//gone"])(
  "where no page is, at %s, the site says so in its own style, and every link leads on",
  async path => {
    const {page, status} = await open(site.address + path);
    expect(status).toBe(404);
    expect(await page.locator("h1").textContent()).toBe("ページがありません");
    expect(await page.locator(AT.main).evaluate(main => getComputedStyle(main).maxWidth)).not.toBe("none");
    const led = await links(page);
    expect(led.length).toBeGreaterThan(10);
    expect(led.filter(link => !link.startsWith(site.address) || link.includes("gone"))).toEqual([]);
    for (const link of new Set(led)) expect([link, (await fetch(link)).status]).toEqual([link, 200]);
    expect(await overflow(page)).toBe(0);
    if (path === "gone") expect(await violationsOf(page)).toEqual([]);
    await page.close();
  }
);

const rootElsewhere = () => {
  const bound = elsewhere.address();
  return `http://127.0.0.1:${typeof bound === "object" ? bound?.port : ""}/`;
};

test("on another host, below a folder of it, the page finds where the site begins", async () => {
  const root = `${rootElsewhere()}repo/`;
  for (const path of ["gone.html", "areas/gone.html", "areas/of/old/gone"]) {
    const {page, status} = await open(root + path);
    expect(status).toBe(404);
    await expect.poll(async () => (await links(page))[0]).toBe(`${root}index.html`);
    expect((await links(page)).filter(link => !link.startsWith(root) || link.includes("gone"))).toEqual([]);
    await page.close();
  }
});

test("a script of another site may read what is published, whole and in parts, and nothing else", async () => {
  const {page} = await open(rootElsewhere());
  const read = (path: string, headers: Record<string, string>) =>
    page.evaluate(
      async ([address, headers]) => {
        const answer = await fetch(address, {headers}).catch(() => undefined);
        const part = answer?.headers.get("content-range")?.split("/")[0];
        return answer && [answer.status, part, (await answer.text()).slice(0, 4)];
      },
      [site.address + path, headers] as const
    );
  const {size} = await stat(join(site.folder, "published/area.parquet"));
  expect(await read("published/area.parquet", {})).toEqual([200, undefined, "PAR1"]);
  expect(await read("published/area.parquet", {range: "bytes=0-3"})).toEqual([206, "bytes 0-3", "PAR1"]);
  const last = [206, `bytes ${size - 4}-${size - 1}`, "PAR1"];
  expect(await read("published/area.parquet", {range: "bytes=-4"})).toEqual(last); // asks beforehand whether it may
  expect(await read("index.html", {})).toBeUndefined();
  await page.close();
});
