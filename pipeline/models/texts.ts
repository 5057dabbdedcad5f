import type {Store} from "../store.js";
import {buildModels, modelsFor, readModels} from "./build.js";

const TEXTS = ["number_text", "period_text", "unit_word", "status_word", "qualifier_word"].map(
  name => `staging.${name}`
);

/**
 * A way to read nothing but texts: makes the tables of texts and words, and what they rest on, from raw.reading
 * and reference in whatever database is the current one. The models are read once, here.
 */
export async function textReader(store: Store): Promise<(store: Store) => Promise<void>> {
  const models = modelsFor(TEXTS, await readModels(store));
  return store => buildModels(store, models);
}
