import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Manifest} from "../../pipeline/contracts/manifest.js";
import {dayInJapan, formatPeriod} from "../src/components/format.js";
import {html} from "../src/components/markup.js";
import {index, type Site} from "../src/components/site.js";
import {nothingChosen} from "../src/components/state.js";
import {ja} from "../src/components/words.js";
import type {SiteInput} from "./input.js";
import {dialog, footer, header} from "./layout.js";
import type {Page} from "./pages.js";
import {withCharts} from "./pictures.js";

/** The favicon, in the page itself: a leaf-green mark. */
const icon = `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 14C2 6 7 2 14 2c0 7-4 12-12 12z" fill="#0c5c47"/></svg>')}">`;

/** Writes every view, with its charts drawn, into the pages that Framework built; `follows` says that operations.json lies beside them. */
export async function prerender(
  dist: string,
  all: readonly Page[],
  {data, manifest, map, follows}: SiteInput & {follows: boolean}
): Promise<void> {
  const find = index(data);
  for (const page of all) {
    const root = page.file.includes("/") ? "../" : "./";
    const path = join(dist, page.file);
    const site = {data, words: ja, root, find, map, state: nothingChosen, asOf: manifest.as_of};
    await writeFile(path, fillPage(await readFile(path, "utf8"), site, page, manifest, follows));
  }
}

function fillPage(built: string, site: Site, page: Page, manifest: Manifest, follows: boolean): string {
  const {words} = site;
  const edits: [string | RegExp, string][] = [
    ["<html>", `<html lang="${words.lang}">`],
    [
      /<meta name="viewport"[^>]*>/,
      `<meta name="viewport" content="width=device-width, initial-scale=1">${icon}${html`<title>${words.title(page.title, words.site)}</title>`}`
    ],
    [
      '<div id="observablehq-center">',
      `<div id="observablehq-center"><header class="top">${header(site, page)}</header>`
    ],
    [
      '<main id="observablehq-main" class="observablehq">',
      `<main id="observablehq-main" class="observablehq" tabindex="-1" data-root="${site.root}"${follows ? " data-operations" : ""}${page.live ? ` data-view="${page.live.view}" data-key="${page.live.key}"` : ""}>${manifest.known_by === undefined ? "" : html`<p class="notice"><strong>${words.view.asOfNotice(formatPeriod(manifest.known_by, words), formatPeriod(manifest.as_of, words))}</strong></p>`}${withCharts(String(page.view(site)), words)}`
    ],
    [
      "</main>",
      `</main><footer class="foot">${footer(site, manifest.as_of, dayInJapan(manifest.built_at))}</footer>${dialog(site)}`
    ]
  ];
  return edits.reduce((text, [mark, replacement]) => replaceOnce(text, mark, replacement, page.file), built);
}

/** Framework's page must look as expected; a change there is a fault here, never a half-filled page. */
function replaceOnce(text: string, mark: string | RegExp, replacement: string, file: string): string {
  const replaced = text.replace(mark, () => replacement);
  if (replaced === text) throw new Error(`${file}: the built page has no ${mark}`);
  return replaced;
}
