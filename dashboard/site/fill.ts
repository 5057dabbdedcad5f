import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Operations} from "../../pipeline/contracts/published.js";
import {bundle} from "./bundle.js";
import {filledPage} from "./filledPage.js";
import {frame} from "./frame.js";
import {CONFIG} from "./framework.js";
import {readInput} from "./input.js";
import {NOT_FOUND, type Page, pages} from "./pages.js";
import {ja} from "./words.js";
import {writeFolder} from "./writeFolder.js";

export interface FillOptions {
  /** The dashboard folder, only read: the pages in src, and the code of their script. */
  dashboard: string;
  /** Where .pages is written. */
  output: string;
  /** The published set to show: data/published/current. */
  published: string;
  /** The prefectures to draw. */
  map: string;
  /** How everything is running, as JSON; none for a site of an earlier day. */
  operations?: string;
}

/**
 * Writes .pages, the folder that Framework builds from and previews: every page of dashboard/src with its
 * slots filled and its charts drawn, head, header and footer of each, the page's script, style sheet and pictures. Only
 * files whose content differs are written, so that a preview shows what changed and nothing else. Returns the pages.
 */
export async function fillPages({dashboard, output, published, map, operations}: FillOptions): Promise<Page[]> {
  const src = join(dashboard, "src");
  const input = await readInput(published, map);
  const all = await pages(src, input.data);
  const running = operations === undefined ? undefined : (JSON.parse(operations) as Operations);
  const frames = Object.fromEntries(all.map(page => [`/${page.path}`, frame(page, input, ja)]));
  const filled = await Promise.all(
    all.map(async page => {
      const markdown = await readFile(join(src, page.source), "utf8");
      return [
        `${page.path}.md`,
        filledPage(markdown, page, input, page.path === NOT_FOUND ? undefined : running)
      ] as const;
    })
  );
  await writeFolder(join(output, ".pages"), {
    files: new Map<string, string | Uint8Array>([
      ...filled,
      ...(await bundle(dashboard)),
      ...(await assets(src)),
      [CONFIG, await readFile(join(dashboard, "observablehq.config.js"))],
      ["frame.json", JSON.stringify({title: ja.site, frames})]
    ]),
    link: {name: "data", to: join(published, "arrow")},
    keep: [".observablehq"]
  });
  return all;
}

/** The style sheet, and whatever pictures lie beside it. */
async function assets(src: string): Promise<[string, Uint8Array][]> {
  const names = (await readdir(src)).filter(name => /\.(css|svg|png|webp|woff2)$/.test(name));
  return Promise.all(names.map(async name => [name, await readFile(join(src, name))] as [string, Uint8Array]));
}
