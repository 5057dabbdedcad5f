import {open, rename, rm} from "node:fs/promises";
import {type DuckDBConnection, DuckDBInstance, type DuckDBValue, type Json} from "@duckdb/node-api";

export type Store = DuckDBConnection;

/** What every connection of the house assumes: one time zone, no download of extensions, no stray files. */
const SESSION =
  "set timezone = 'Asia/Tokyo'; set autoinstall_known_extensions = false; set autoload_known_extensions = false;";

/** Lends a fresh in-memory database, closed afterwards. */
export async function withMemoryStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  return withDatabase(":memory:", {}, work);
}

/** Lends an existing warehouse for reading only. */
export async function withReadStore<T>(path: string, work: (store: Store) => Promise<T>): Promise<T> {
  return withDatabase(path, {access_mode: "READ_ONLY"}, work);
}

/**
 * Lends an empty warehouse beside the old one. Only if the work succeeds does the new file, flushed to
 * disk, take the old one's place; otherwise the old one stays as it was.
 */
export async function withNewWarehouse<T>(path: string, work: (store: Store) => Promise<T>): Promise<T> {
  const aside = `${path}.new`;
  await Promise.all([rm(aside, {force: true}), rm(`${aside}.wal`, {force: true})]);
  try {
    const result = await withDatabase(aside, {}, async store => {
      await store.run("begin transaction"); // one flush to disk at the end, not one a table
      const done = await work(store);
      await store.run("commit");
      await storePlainly(store);
      await store.run("checkpoint");
      return done;
    });
    const file = await open(aside, "r+");
    await file.sync();
    await file.close();
    await rename(aside, path);
    return result;
  } finally {
    await Promise.all([rm(aside, {force: true}), rm(`${aside}.wal`, {force: true})]);
  }
}

/** Below so many rows, looking for the best compression of two thousand columns takes longer than it saves bytes. */
const WORTH_COMPRESSING = 1_000_000;

async function storePlainly(store: Store): Promise<void> {
  const [size] = await select(store, "select coalesce(sum(estimated_size), 0)::bigint as rows from duckdb_tables()");
  if (Number(size?.rows) < WORTH_COMPRESSING) await store.run("set force_compression = 'uncompressed'");
}

async function withDatabase<T>(
  path: string,
  options: Record<string, string>,
  work: (store: Store) => Promise<T>
): Promise<T> {
  const instance = await DuckDBInstance.create(path, options);
  const connection = await instance.connect();
  try {
    await connection.run(SESSION);
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Rows as plain objects; decimals, dates and big integers come as text, so nothing is rounded. */
export async function select(store: Store, sql: string, values: DuckDBValue[] = []): Promise<Record<string, Json>[]> {
  const reader = await store.runAndReadAll(sql, values);
  return reader.getRowObjectsJson();
}

/** Runs a statement; a failure of ours carries the SQL that failed. */
export async function run(store: Store, sql: string): Promise<void> {
  try {
    await store.run(sql);
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : cause}\n\n${sql}`, {cause});
  }
}

/**
 * Does the work, then every end, each also where something before it failed; throws the first error. So what cleans up
 * after a failure, and fails because of it, never hides it as an error in `finally` would.
 */
export async function finish<T>(work: () => Promise<T>, ...ends: (() => unknown)[]): Promise<T> {
  const failures: {cause: unknown}[] = [];
  const attempt = async (step: () => unknown) => {
    try {
      return await step();
    } catch (cause) {
      failures.push({cause});
      return undefined;
    }
  };
  const result = await attempt(work);
  for (const end of ends) await attempt(end);
  if (failures[0]) throw failures[0].cause;
  return result as T;
}

/**
 * For work that makes databases of its own: a transaction may write to one database only. What was written so far is
 * committed before it, and a new transaction begins after it, however it ended. The commit is seen by nobody, since
 * only a warehouse that still stands aside is written in a transaction.
 */
export async function outsideTransaction<T>(store: Store, work: () => Promise<T>): Promise<T> {
  if (!(await inTransaction(store))) return work();
  await run(store, "commit");
  return finish(work, () => run(store, "begin transaction"));
}

/** Outside a transaction every query is one of its own, with a number of its own. */
async function inTransaction(store: Store): Promise<boolean> {
  const number = async () => (await select(store, "select txid_current()::varchar as number"))[0]?.number;
  const first = await number();
  return first === (await number());
}

/** The floors of the house in SQL, from the ground up; macros are used on all floors above them. */
const SCHEMAS = ["raw", "reference", "macros", "staging", "quarantine", "mart"];

/** Creates them in the current database, which has none of them. */
export async function createSchemas(store: Store): Promise<void> {
  for (const schema of SCHEMAS) await run(store, `create schema ${schema}`);
}

/** "name" with its quotes doubled, for identifiers that come from data. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** 'text' with its quotes doubled. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
