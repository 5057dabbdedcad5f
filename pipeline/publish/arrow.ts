import {Table, tableToIPC} from "apache-arrow";
import type {ColumnType} from "../contracts/field.js";
import {run, type Store, select} from "../store.js";
import {type ArrowType, toVector} from "./arrowVector.js";

/** How a published column is carried: dates as ISO text, exact decimals as doubles (exact to 15 digits). */
export function arrowType(type: ColumnType | "number"): ArrowType {
  if (type === "date") return "varchar";
  return type === "number" ? "double" : type;
}

/** From so many rows on it pays to let DuckDB code the texts; below, making the enums costs more than it saves. */
const worthCoding = 10_000;

/**
 * Runs a query and returns its columns as one Arrow IPC stream, with the number of rows. Columns are carried over
 * whole, never as row objects; texts are dictionary codes, and the bytes depend on the rows alone.
 */
export async function toArrow(
  store: Store,
  sql: string,
  types: Record<string, ArrowType>
): Promise<{bytes: Uint8Array; rows: number}> {
  const columns = Object.entries(types);
  const [size] = await select(store, `select count(*)::integer as rows from (${sql})`);
  const expressions: string[] = [];
  for (const [i, [name, type]] of columns.entries()) {
    const coded = type === "varchar" && Number(size?.rows) >= worthCoding;
    expressions.push(coded ? await codeTexts(store, sql, name, i) : name);
  }
  const chunks = await (await store.run(`select ${expressions.join(", ")} from (${sql})`)).fetchAllChunks();
  const vectors = columns.map(
    ([name, type], i) =>
      [
        name,
        toVector(
          chunks.map(chunk => chunk.getColumnVector(i)),
          type,
          i
        )
      ] as const
  );
  return {bytes: tableToIPC(new Table(Object.fromEntries(vectors)), "stream"), rows: Number(size?.rows)};
}

/**
 * The expression that gives a text column as an enum of its own values, so that each is decoded once and not once a
 * row.
 */
async function codeTexts(store: Store, sql: string, name: string, i: number): Promise<string> {
  const values = `select distinct ${name} from (${sql}) where ${name} is not null`;
  const [row] = await select(store, `select count(*)::integer as values from (${values})`);
  if (row?.values === 0) return name;
  await run(store, `create or replace temp type arrow_text_${i} as enum (${values} order by ${name})`);
  return `${name}::arrow_text_${i} as ${name}`;
}
