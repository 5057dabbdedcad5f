import type {Operations} from "../../../pipeline/contracts/published.js";
import {minuteInJapan} from "./format.js";
import {lastFailure} from "./lastFailure.js";
import {html, type Markup} from "./markup.js";
import type {Words} from "./words.js";

/** What the foot of a page says when the last run failed; otherwise nothing. */
export function failureNotice(operations: Operations, {operations: say}: Words, root: string): Markup | undefined {
  const failed = lastFailure(operations);
  if (!failed?.ended_at) return undefined;
  const link = html`<a href="${root}operations.html">${say.footLink}</a>`;
  const failure = html`<strong>${say.failedRun(minuteInJapan(failed.ended_at))}</strong>`;
  return html`<p class="notice operating">${failure}${say.footNotice}${link}</p>`;
}

/**
 * Lets a page say how things run now, although the site was built before: the page of operations is written anew, every
 * other page gets a notice if the last run failed. A site of an earlier day has nothing to follow; what cannot be
 * fetched changes nothing.
 */
export async function followOperations(page: HTMLElement, words: Words): Promise<void> {
  const {root = "./", operations: followed} = page.dataset;
  if (followed === undefined) return;
  const operations = await fetchOperations(`${root}operations.json`);
  if (!operations) return;
  const place = page.querySelector<HTMLElement>("#operations");
  if (place) {
    if (place.dataset.writtenAt === operations.written_at) return;
    const {renderOperations} = await import("./refreshRuns.js");
    renderOperations(place, operations, words, root);
    return;
  }
  const notice = failureNotice(operations, words, root);
  if (notice) document.querySelector("#observablehq-footer > div")?.insertAdjacentHTML("afterbegin", String(notice));
}

async function fetchOperations(address: string): Promise<Operations | undefined> {
  try {
    const response = await fetch(address, {cache: "no-store"});
    return response.ok ? ((await response.json()) as Operations) : undefined;
  } catch {
    return undefined; // no network, or a file cut short: the page stays as it was built
  }
}
