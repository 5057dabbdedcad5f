import type {Json} from "@duckdb/node-api";
import {copyHeld, judgedAgain} from "../answer/held.js";
import {buildModels, modelsFor, readModels} from "../models/build.js";
import {loadReference} from "../models/load.js";
import {readReference} from "../read/reference/reference.js";
import type {Settings} from "../settings.js";
import {createSchemas, withMemoryStore} from "../store.js";

/** Judges the readings that the warehouse holds again, and no others, with the tables of today. Nothing is stored. */
export async function replayHeld(settings: Settings): Promise<Record<string, Json>[]> {
  const reference = await readReference(settings);
  return withMemoryStore(async store => {
    await createSchemas(store);
    await copyHeld(store, settings.warehouse);
    for (const {name, records} of reference.values()) await loadReference(store, name, records);
    const models = await readModels(store);
    await buildModels(store, modelsFor(["quarantine.reading"], models));
    return judgedAgain(store);
  });
}
