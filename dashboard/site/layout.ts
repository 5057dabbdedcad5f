import {formatPeriod} from "../src/components/format.js";
import {html, type Markup} from "../src/components/markup.js";
import type {Site} from "../src/components/site.js";
import type {Page} from "./pages.js";

const menu = [
  "overview",
  "progress",
  "areas",
  "communities",
  "changes",
  "scenario",
  "quality",
  "operations",
  "method"
] as const;
const files = {
  overview: "index.html",
  progress: "progress.html",
  areas: "areas/index.html",
  communities: "communities/index.html",
  changes: "changes.html",
  scenario: "scenario.html",
  quality: "quality.html",
  operations: "operations.html",
  method: "method.html"
} as const;

/** The head of every page: skip link, name of the site, menu with the current place marked. */
export function header({words, root}: Site, page: Page): Markup {
  return html`<a class="skip" href="#observablehq-main">${words.skip}</a>
<div class="bar"><a class="name" href="${root}index.html">${words.site}</a>
<nav aria-label="${words.menu}"><ul>${menu.map(
    entry =>
      html`<li><a href="${root}${files[entry]}"${page.section === entry ? html` aria-current="${page.file === files[entry] ? "page" : "true"}"` : ""}>${words.pages[entry]}</a></li>`
  )}</ul></nav></div>${patterns}`;
}

/** The foot of every page: as of when, built when, and where figures lead. */
export function footer({words, root}: Site, asOf: string, builtAt: string): Markup {
  return html`<p>${words.asOf(formatPeriod(asOf, words))}・${words.builtAt(formatPeriod(builtAt, words))}</p>
<p>${words.footer} <a href="${root}figures.html">${words.pages.figures}</a></p>`;
}

/** The dialog that the page's script fills with a figure's provenance. */
export function dialog({words}: Site): Markup {
  return html`<dialog id="provenance" aria-label="${words.provenance.title}" data-loading="${words.provenance.loading}" data-failed="${words.provenance.failed}"><div class="content" aria-live="polite"></div>
<p class="actions"><a class="permalink" href="#">${words.provenance.permalink}</a><button type="button" class="back" hidden>${words.provenance.back}</button><button type="button" class="close">${words.provenance.close}</button></p></dialog>`;
}

/** Fills that tell parts of a chart apart without colour; the style sheet gives both their tones. */
const patterns = html`<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
<pattern id="pattern-2" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pale-2" width="8" height="8"/><rect class="deep-2" width="3" height="8"/></pattern>
<pattern id="pattern-3" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="pale-3" width="8" height="8"/><circle class="deep-3" cx="4" cy="4" r="2"/></pattern>
<pattern id="pattern-4" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="pale-4" width="6" height="6"/><rect class="deep-4" width="6" height="2.5"/></pattern>
</defs></svg>`;
