import {readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {serve} from "../../dashboard/site/serve.js";
import {launchBrowser} from "../helpers/browser.js";
import {settled} from "../helpers/settled.js";
import {atMost, type Extent, type Result} from "./measure.js";

/** What one page costs its reader over the wire (gzip), from an empty cache until it is quiet. */
interface Weight {
  page: string;
  charts: boolean;
  requests: number;
  scriptsKb: number;
  allKb: number;
  /** The page and its style sheet: with scripts disabled, that is what its pictures need. */
  picturesKb: number;
}

/** Opens each page of the site that was built, and gives the worst of each kind by what is counted. */
export async function* pageWeights(root: string, {pages}: Extent): AsyncGenerator<Result> {
  const weights = await weigh(join(root, "dashboard", "dist"), pages);
  const worst = (what: string, measure: (weight: Weight) => number, budget: number, among = weights) => {
    const [first] = among.toSorted((a, b) => measure(b) - measure(a));
    return atMost(`${what} (${first?.page ?? "no page"})`, first ? measure(first) : Number.NaN, budget);
  };
  const [drawn, plain] = [weights.filter(({charts}) => charts), weights.filter(({charts}) => !charts)];
  const first = weights.filter(({page}) => page === "index.html");
  yield worst("first chart visible, scripts off, kB", ({picturesKb}) => picturesKb, 60, first);
  yield worst("scripts of a page without charts, kB", ({scriptsKb}) => scriptsKb, 40, plain);
  yield worst("scripts of a page with charts, kB", ({scriptsKb}) => scriptsKb, 160, drawn);
  yield worst("requests of a page", ({requests}) => requests, 15);
  yield worst("all bytes of a page, kB", ({allKb}) => allKb, 350);
}

async function weigh(dist: string, most: number): Promise<Weight[]> {
  const {server, address} = await serve(dist, {port: 0});
  const browser = await launchBrowser();
  try {
    const weights: Weight[] = [];
    for (const page of await chosen(dist, most)) weights.push(await weighOne(browser, address, page));
    return weights;
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** All pages; where fewer are to be opened, the first page and one of words alone come first. */
async function chosen(dist: string, most: number): Promise<string[]> {
  const names = (await readdir(dist, {recursive: true})).filter(name => /^(?!published|_).*\.html$/.test(name));
  const first = ["index.html", "method.html"];
  return [...first, ...names.filter(name => !first.includes(name) && name !== "404.html").sort()].slice(0, most);
}

async function weighOne(browser: Browser, address: string, page: string): Promise<Weight> {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const sent: Promise<{kind: string; kb: number}>[] = [];
    tab.on("requestfinished", async request => {
      const weighed = async () => ({
        kind: (await (await request.response())?.headerValue("content-type")) ?? "",
        kb: (await request.sizes()).responseBodySize / 1000
      });
      sent.push(weighed());
    });
    await tab.goto(`${address}${page}`);
    await settled(tab);
    const charts = (await tab.locator("main figure svg").count()) > 0;
    const parts = await Promise.all(sent);
    const kbOf = (kind: RegExp) => parts.reduce((sum, part) => sum + (kind.test(part.kind) ? part.kb : 0), 0);
    return {
      page,
      charts,
      requests: parts.length,
      scriptsKb: kbOf(/javascript/),
      allKb: kbOf(/./),
      picturesKb: kbOf(/html|css/)
    };
  } finally {
    await context.close();
  }
}
