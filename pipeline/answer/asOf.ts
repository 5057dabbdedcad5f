import {type Store, select} from "../store.js";

/**
 * The day that the figures of a store stand for: the last on which any of them became known. Null where none is known.
 */
export async function asOfDay(store: Store): Promise<string | null> {
  const [day] = await select(store, "select as_of from staging.as_of");
  return typeof day?.as_of === "string" ? day.as_of : null;
}
