import type {Get} from "./http.js";
import {unclosed} from "./httpFailure.js";
import type {Fetched, HttpRequest} from "./httpRequest.js";

/** What the server said of the version we have. */
type Known = Pick<HttpRequest, "etag" | "lastModified">;

/**
 * Fetches what is whole for certain. An answer whose end nothing tells never counts alone: one that says what lies in
 * the archive says nothing new, any other is fetched once more, and counts where the second is the same or has an end.
 */
export async function getWhole(get: Get, wanted: HttpRequest, known: Known, before?: Uint8Array): Promise<Fetched> {
  const first = await get({...wanted, ...known});
  if (!first.unclosed || (before && Buffer.from(before).equals(first.content))) return first;
  const second = await get(wanted);
  if (!second.unclosed) return second;
  if (second.status !== first.status || !Buffer.from(first.content).equals(second.content))
    throw unclosed(wanted.shownAs);
  return second;
}
