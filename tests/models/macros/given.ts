import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {run, type Store, withMemoryStore} from "../../../pipeline/store.js";
import {repository} from "../../helpers/project.js";
import * as plain from "./progressMethods.js";

export type Cells = (string | number | null)[];

/** Each method with its two thresholds, as rows and as a relation `way`. */
export const bands = plain.methods.map(method => [method, ...plain.thresholds[method]] as const);
const rowsOfBands = bands.map(([id, first, second]) => `('${id}', ${first}::double, ${second}::double)`);
export const METHODS = `(values ${rowsOfBands}) as way(method, first, second)`;

/** The verdict macro on the columns of `given`. */
export const verdict = (path: string, strict: boolean) =>
  `macros.verdict(method, first, second, b, t0, v, t, target, target_at, ${path}, direction, ${strict})`;

/** Lends a store with the macros and one table of doubles, `given`. */
export async function withGiven<T>(columns: string, given: Cells[], work: (store: Store) => Promise<T>): Promise<T> {
  return withMemoryStore(async store => {
    await run(store, "create schema macros");
    for (const name of ["growth", "path", "progress"])
      await run(store, await readFile(join(repository, `pipeline/models/macros/${name}.sql`), "utf8"));
    const each = columns.split(", ").map((column, i) => `row[${i + 1}] as ${column}`);
    const list = "select unnest(from_json($1, '[[\"double\"]]')) as row";
    await store.run(`create table given as select ${each.join(", ")} from (${list})`, [JSON.stringify(given)]);
    return work(store);
  });
}
