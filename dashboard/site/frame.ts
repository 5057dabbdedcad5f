import {dayInJapan, formatPeriod} from "../src/components/format.js";
import {html, type Markup} from "../src/components/markup.js";
import type {Words} from "../src/components/words.js";
import type {SiteInput} from "./input.js";
import {type Page, rootOf} from "./pages.js";

/** What stands around the content of a page, as observablehq.config.js hands it to Framework. */
export interface Frame {
  head: string;
  header: string;
  footer: string;
}

/** The places of the menu, by the page each leads to. */
const menu = {
  index: "overview",
  progress: "progress",
  "areas/index": "areas",
  "communities/index": "communities",
  changes: "changes",
  scenario: "scenario",
  quality: "quality",
  operations: "operations",
  method: "method"
} as const;

/** Head, header and footer of one page. */
export function frame(page: Page, {manifest}: Pick<SiteInput, "manifest">, words: Words): Frame {
  const root = rootOf(page);
  return {
    head: String(html`<link rel="icon" href="${root}icon.svg">
<script type="module" src="${root}client.js"></script>`),
    header: String(header(page, root, words)),
    footer: String(html`${footer(root, words, manifest.as_of, dayInJapan(manifest.built_at))}${dialog(words)}`)
  };
}

/** The head of every page: skip link, name of the site, menu with the current place marked. */
function header(page: Page, root: string, words: Words): Markup {
  const section = page.path.includes("/") ? `${page.path.split("/")[0]}/index` : page.path;
  const current = (path: string) => path === section && html` aria-current="${path === page.path ? "page" : "true"}"`;
  return html`<a class="skip" href="#page">${words.skip}</a>
<div class="bar"><a class="name" href="${root}index.html">${words.site}</a>
<nav aria-label="${words.menu}"><ul>${Object.entries(menu).map(
    ([path, entry]) => html`<li><a href="${root}${path}.html"${current(path)}>${words.pages[entry]}</a></li>`
  )}</ul></nav></div>${patterns}`;
}

/** The foot of every page: as of when, built when, and where figures lead. */
function footer(root: string, words: Words, asOf: string, builtAt: string): Markup {
  return html`<p>${words.asOf(formatPeriod(asOf, words))}・${words.builtAt(formatPeriod(builtAt, words))}</p>
<p>${words.footer} <a href="${root}figures.html">${words.pages.figures}</a></p>`;
}

/** The dialog that the page's script fills with a figure's provenance. */
function dialog({provenance: say}: Words): Markup {
  return html`<dialog id="provenance" aria-label="${say.title}" data-loading="${say.loading}" data-failed="${say.failed}">
<div class="content" aria-live="polite"></div>
<p class="actions"><a class="permalink" href="#">${say.permalink}</a>
<button type="button" class="back" hidden>${say.back}</button>
<button type="button" class="close">${say.close}</button></p></dialog>`;
}

/** Fills that tell parts of a chart apart without colour; the style sheet gives both their tones. */
const patterns = html`<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
<pattern id="pattern-2" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect class="pale-2" width="8" height="8"/><rect class="deep-2" width="3" height="8"/></pattern>
<pattern id="pattern-3" width="8" height="8" patternUnits="userSpaceOnUse">
<rect class="pale-3" width="8" height="8"/><circle class="deep-3" cx="4" cy="4" r="2"/></pattern>
<pattern id="pattern-4" width="6" height="6" patternUnits="userSpaceOnUse">
<rect class="pale-4" width="6" height="6"/><rect class="deep-4" width="6" height="2.5"/></pattern>
</defs></svg>`;
