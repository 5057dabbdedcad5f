import {readdir} from "node:fs/promises";
import type {Published} from "../../pipeline/contracts/published.js";
import {OperatorError} from "../../pipeline/errors.js";

/** One page of the site: where it lies, the Markdown file it is written from, and the row a parameterised one is of. */
export interface Page {
  /** Its path without an ending: "areas/grp-wood". */
  path: string;
  /** The file below dashboard/src: "areas/[area].md". */
  source: string;
  /** The id of the row it is of, and its name; both empty on a page that is no row's. */
  key: string;
  name: string;
}

/** The page that is sent where there is none; hosts of static sites know it by this name. */
export const NOT_FOUND = "404";

/** The rows that a page in square brackets is written for, by what stands in the brackets. */
const rowsOf: Readonly<Record<string, (data: Published) => {key: string; name: string}[]>> = {
  area: ({area}) =>
    area.filter(({level}) => level !== "segment").map(({area_id, name_ja}) => ({key: area_id, name: name_ja})),
  community: ({community}) => community.map(({community_id, name_ja}) => ({key: community_id, name: name_ja}))
};

/**
 * Every page that the Markdown files of a folder and the published tables make; sorted, so that a build repeats itself.
 * Throws OperatorError for brackets that no rows are known for, and for two files that make the same page.
 */
export async function pages(src: string, data: Published): Promise<Page[]> {
  const files = (await readdir(src, {recursive: true, withFileTypes: true}))
    .filter(entry => entry.isFile() && entry.name.endsWith(".md"))
    .map(entry => `${entry.parentPath}/${entry.name}`.slice(src.length + 1))
    .filter(file => !/(^|\/)\./.test(file))
    .sort();
  const all = new Map<string, Page>();
  for (const page of files.flatMap(source => pagesOf(source, data))) {
    const other = all.get(page.path);
    if (other) throw twice(page, other);
    all.set(page.path, page);
  }
  return [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function pagesOf(source: string, data: Published): Page[] {
  const parameter = /\[(\w+)\]\.md$/.exec(source)?.[1];
  if (parameter === undefined) return [{path: source.replace(/\.md$/, ""), source, key: "", name: ""}];
  const rows = Object.hasOwn(rowsOf, parameter) ? rowsOf[parameter] : undefined;
  if (!rows) throw noRows(source, parameter);
  return rows(data).map(({key, name}) => ({path: source.replace(/\[\w+\]\.md$/, () => key), source, key, name}));
}

/** The way from a page to the root of the site: "./" at the top, "../" one folder down. */
export function rootOf({path}: Pick<Page, "path">): string {
  return "../".repeat(path.split("/").length - 1) || "./";
}

function noRows(source: string, parameter: string): OperatorError {
  const known = Object.keys(rowsOf).map(name => `[${name}]`);
  return new OperatorError({
    where: `dashboard/src/${source}`,
    ja: `[${parameter}] に当たる表の行はありません。使えるもの: ${known.join("、")}`,
    en: `found [${parameter}], expected one of ${known.join(", ")}.`
  });
}

function twice(page: Page, other: Page): OperatorError {
  const [one, of] = page.key === "" ? [page, other] : [other, page]; // the file of one page is the one to rename
  return new OperatorError({
    where: `dashboard/src/${one.source}`,
    ja: `ページ ${one.path} は dashboard/src/${of.source} からも作られます。どちらかの名前を変えてください。`,
    en: `the page ${one.path} is also made from dashboard/src/${of.source}; rename one of them.`
  });
}
