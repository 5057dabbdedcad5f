import type {Store} from "../store.js";
import {buildModels, modelsFor, readModels} from "./build.js";

const TEXTS = ["staging.number_text", "staging.period_text"];

/**
 * A way to read nothing but texts: makes the tables of number and period texts, and what they rest on, from raw.reading
 * and reference in whatever database is the current one. The models are read once, here.
 */
export async function textReader(store: Store): Promise<(store: Store) => Promise<void>> {
  const models = modelsFor(TEXTS, await readModels(store));
  return store => buildModels(store, models);
}
