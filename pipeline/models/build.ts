import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {quoteText, run, type Store, select} from "../store.js";
import {HISTORY_READS, keepHistory} from "./history.js";

/** One SQL file: what it makes, and the tables it reads. */
export interface Model {
  name: string; // schema.table, e.g. "mart.observation"
  sql: string;
  reads: string[];
  /** The columns promised unique by the line `-- grain: …`. */
  grain: string[];
  /** True with a line `-- history: …`: the model gives a row a vintage, and is kept as its changes (see history.ts). */
  history: boolean;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const floors = ["staging", "quarantine", "mart"];

/** Reads every model and asks DuckDB itself which tables each of them reads. */
export async function readModels(store: Store, folder = here): Promise<Model[]> {
  const models: Model[] = [];
  for (const schema of floors) {
    for (const file of (await readdir(join(folder, schema))).sort()) {
      const name = `${schema}.${file.replace(".sql", "")}`;
      const sql = await readFile(join(folder, schema, file), "utf8");
      const grain = /^-- grain: (.+)$/m.exec(sql)?.[1]?.split(", ");
      if (!sql.startsWith(`-- ${name}: `) || !grain)
        throw new Error(`${schema}/${file}: the first lines must be "-- ${name}: …" and "-- grain: …"`);
      models.push({name, sql, reads: await tablesRead(store, sql), grain, history: /^-- history: /m.test(sql)});
    }
  }
  const kept = new Map(models.filter(({history}) => history).map(({name}) => [`${name}_history`, name]));
  return inOrder(models.map(model => ({...model, reads: model.reads.map(read => kept.get(read) ?? read)})));
}

/** Defines the macros, then makes one table per model, each after those it reads. */
export async function buildModels(store: Store, models: readonly Model[], folder = here): Promise<void> {
  for (const file of (await readdir(join(folder, "macros"))).sort()) {
    await run(store, await readFile(join(folder, "macros", file), "utf8"));
  }
  for (const {name, sql, history} of models) {
    if (history) await keepHistory(store, name, sql);
    else await run(store, `create table ${name} as\n${sql}`);
  }
}

/** The models that the given ones rest on, themselves included, in the order of building. */
export function modelsFor(names: readonly string[], models: readonly Model[]): Model[] {
  const wanted = new Set(names);
  for (const {name, reads, history} of models.toReversed()) {
    if (wanted.has(name)) for (const read of history ? [...reads, ...HISTORY_READS] : reads) wanted.add(read);
  }
  return models.filter(({name}) => wanted.has(name));
}

/** All tables a model rests on, directly or through others, that no model makes: raw.* and reference.*. */
export function rootsOf(name: string, models: readonly Model[]): string[] {
  const readsOf = new Map(models.map(model => [model.name, model.reads]));
  const seen = new Set([name]);
  for (const one of seen) for (const read of readsOf.get(one) ?? []) seen.add(read);
  return [...seen].filter(one => !readsOf.has(one)).sort();
}

/** The tables that a query reads, as schema.table, in the order of the alphabet: DuckDB itself is asked. */
export async function tablesRead(store: Store, sql: string): Promise<string[]> {
  const [row] = await select(store, `select json_serialize_sql(${quoteText(sql)})::varchar as tree`);
  const tree = String(row?.tree);
  if (tree.startsWith('{"error":true')) throw new Error(`${JSON.parse(tree).error_message}\n\n${sql}`);
  const tables = tree.matchAll(/"schema_name":"(\w+)","table_name":"(\w+)"/g);
  return [...new Set(Array.from(tables, ([, schema, table]) => `${schema}.${table}`))].sort();
}

function inOrder(models: Model[]): Model[] {
  const made: Model[] = [];
  let waiting = models;
  while (waiting.length > 0) {
    const ready = waiting.filter(({reads}) => reads.every(read => !waiting.some(({name}) => name === read)));
    if (ready.length === 0)
      throw new Error(`models read each other in a ring: ${waiting.map(({name}) => name).join(", ")}`);
    made.push(...ready);
    waiting = waiting.filter(model => !ready.includes(model));
  }
  return made;
}
