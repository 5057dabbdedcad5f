import type {Operations} from "../../../pipeline/contracts/published.js";
import {html} from "./markup.js";
import {type BuiltFrom, operationsNow} from "./views/operations.js";
import type {Words} from "./words.js";

/** Writes the state of operation anew; what comes from the tables, not from the fetched file, stays as built. */
export function renderOperations(place: HTMLElement, operations: Operations, words: Words, root: string): void {
  const built = JSON.parse(place.dataset.built ?? "null") as BuiltFrom;
  const text = String(operationsNow({words, root}, operations, built, html``));
  const kept = place.querySelector("[data-keep=members]");
  place.innerHTML = text;
  if (kept) place.querySelector("[data-keep=members]")?.replaceWith(kept);
  place.dataset.writtenAt = operations.written_at;
}
