import type {Published, TableName} from "../../../pipeline/contracts/published.js";
import {asKnown, lastKnown} from "./asKnown.js";
import {rows} from "./rows.js";
import {index, type Site} from "./site.js";
import type {ViewState} from "./state.js";
import {tables} from "./tables.js";
import {liveViews} from "./views/index.js";
import type {Words} from "./words.js";

let whole: Promise<Published> | undefined;

/** Every published table, fetched once; those a page does not need for its views stay empty. */
async function allTables(): Promise<Published> {
  const entries = await Promise.all(
    Object.entries(tables).map(async ([name, file]) => [name as TableName, rows(await file())] as const)
  );
  return {...unchanging, ...Object.fromEntries(entries)} as unknown as Published;
}

/** Tables whose parts of a page do not depend on a choice: those parts stay as they were built (data-keep). */
const unchanging = {community_member: [], community_hub: [], community_event: [], event: []};

/** The site as the reader's choices want it: the tables of the day asked for. */
async function liveSite(state: ViewState, root: string, words: Words): Promise<Site> {
  whole ??= allTables();
  const data = asKnown(await whole, state.asOf);
  return {
    data,
    words,
    root,
    find: index(data),
    map: {width: 0, height: 0, prefectures: [], inset: {d: "", prefectures: []}, projection: noProjection},
    state,
    asOf: lastKnown(data)
  };
}

/** The map is drawn when the site is built; views written anew get that drawing back (data-keep). */
const noProjection = {main: {kx: 0, bx: 0, ky: 0, by: 0}, inset: {kx: 0, bx: 0, ky: 0, by: 0}};

/**
 * Writes the views of a page anew with the reader's choices. What does not depend on them (data-keep) stays as it was,
 * and so does the place of the keyboard.
 */
export async function renderLive(page: HTMLElement, state: ViewState, words: Words): Promise<Site> {
  const site = await liveSite(state, page.dataset.root ?? "./", words);
  const focused = document.activeElement?.getAttribute("name");
  for (const slot of page.querySelectorAll<HTMLElement>(".view[data-view]")) rewrite(slot, site);
  if (focused) page.querySelector<HTMLElement>(`[name="${CSS.escape(focused)}"]`)?.focus();
  return site;
}

function rewrite(slot: HTMLElement, site: Site): void {
  const {view = "", key = ""} = slot.dataset;
  const kept = new Map([...slot.querySelectorAll<HTMLElement>("[data-keep]")].map(node => [node.dataset.keep, node]));
  const write = liveViews[view];
  if (!write) throw new Error(`unknown view: ${view}`);
  slot.innerHTML = String(write(site, key));
  for (const node of slot.querySelectorAll<HTMLElement>("[data-keep]")) {
    const former = kept.get(node.dataset.keep);
    if (former) node.replaceWith(former);
  }
}
