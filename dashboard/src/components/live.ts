import type {Published, TableName} from "../../../pipeline/contracts/published.js";
import {asKnown, lastKnown} from "./asKnown.js";
import {rows} from "./rows.js";
import {index, type Site} from "./site.js";
import type {ViewState} from "./state.js";
import {tables} from "./tables.js";
import {liveViews} from "./views/index.js";
import {ja} from "./words.js";

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
export async function liveSite(state: ViewState, root: string): Promise<Site> {
  whole ??= allTables();
  const data = asKnown(await whole, state.asOf);
  return {
    data,
    words: ja,
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
 * Writes the page's view anew with the reader's choices. What does not depend on them (data-keep) stays as it was, and
 * so does the place of the keyboard.
 */
export async function renderLive(main: HTMLElement, state: ViewState): Promise<Site> {
  const {root = "./", view = "", key = ""} = main.dataset;
  const site = await liveSite(state, root);
  const focused = document.activeElement?.getAttribute("name");
  const kept = new Map([...main.querySelectorAll<HTMLElement>("[data-keep]")].map(node => [node.dataset.keep, node]));
  const write = liveViews[view];
  if (!write) throw new Error(`unknown view: ${view}`);
  main.innerHTML = String(write(site, key));
  for (const node of main.querySelectorAll<HTMLElement>("[data-keep]")) {
    const former = kept.get(node.dataset.keep);
    if (former) node.replaceWith(former);
  }
  if (focused) main.querySelector<HTMLElement>(`[name="${CSS.escape(focused)}"]`)?.focus();
  return site;
}
