import type {Operations} from "../../pipeline/contracts/published.js";
import {formatPeriod} from "../src/components/format.js";
import {html} from "../src/components/markup.js";
import {index} from "../src/components/site.js";
import {nothingChosen} from "../src/components/state.js";
import {visible} from "../src/components/visible.js";
import type {Words} from "../src/components/words.js";
import type {SiteInput} from "./input.js";
import {type Page, rootOf} from "./pages.js";
import {withCharts} from "./pictures.js";
import {fillSlots} from "./slots.js";
import {isLive, type ViewContext, views} from "./views.js";
import {ja} from "./words.js";

/**
 * One page as Framework gets it: the Markdown of dashboard/src with each slot filled by its view, in a frame (#page)
 * that tells the page's script where the root of the site lies, and whether there is a state of operation to follow.
 */
export function filledPage(markdown: string, page: Page, input: SiteInput, running: Operations | undefined): string {
  const text = markdown.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"); // as editors on Windows save it
  const [, head = "", body = ""] = /^(---\n[\s\S]*?\n---\n)?([\s\S]*)$/.exec(text) ?? [];
  const context = contextOf(page, input, running);
  const view = (name: string) => {
    const write = views.get(name);
    if (!write) return undefined;
    const live = isLive(name) && html` data-view="${name}" data-key="${page.key}"`;
    return `<div class="view"${live || ""}>${withCharts(String(write(context)), ja)}</div>`;
  };
  const opening = html`<div id="page" tabindex="-1" data-root="${rootOf(page)}"${running && html` data-operations`}>`;
  const content = fillSlots(body, page, view, head.split("\n").length - 1);
  const title = JSON.stringify(visible(page.name)).slice(1, -1); // front matter is YAML: a quoted text in it is JSON
  return [
    head.replaceAll("{{name}}", () => title),
    `${opening}\n${earlierDay(input, ja)}\n\n${content}\n\n</div>\n`
  ].join("");
}

function contextOf(page: Page, {data, manifest, map}: SiteInput, running: Operations | undefined): ViewContext {
  const {content_id, built_at, as_of} = manifest;
  const find = index(data);
  const site = {data, words: ja, root: rootOf(page), find, map, state: nothingChosen, asOf: as_of};
  return {site, key: page.key, running, built: {content_id, built_at, as_of}};
}

/** What a site of an earlier day says on every page. */
function earlierDay({manifest: {known_by, as_of}}: SiteInput, words: Words): string {
  if (known_by === undefined) return "";
  const said = words.view.asOfNotice(formatPeriod(known_by, words), formatPeriod(as_of, words));
  return String(html`<p class="notice"><strong>${said}</strong></p>`);
}
