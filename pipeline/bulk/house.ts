import {readingColumns} from "../contracts/reading.js";
import {createSchemas, finish, quoteIdentifier, run, type Store, select} from "../store.js";

/**
 * Lends a house of its own in memory, called `house`, in which `readTexts` has read nothing but the given texts: so
 * the spellings of a bulk file are read by the very SQL that reads all others. `texts` selects value and period; the
 * reference tables are those of the store.
 */
export async function withHouse(
  store: Store,
  readTexts: (store: Store) => Promise<void>,
  texts: string,
  work: () => Promise<void>
): Promise<void> {
  const [home] = await select(store, "select current_catalog() as catalog, current_schema() as schema");
  const [catalog, schema] = [quoteIdentifier(String(home?.catalog)), quoteIdentifier(String(home?.schema))];
  const tables = await select(
    store,
    "select table_name from duckdb_tables() where database_name = current_catalog() and schema_name = 'reference'"
  );
  const filled = async () => {
    await run(store, "use house");
    await createSchemas(store);
    for (const {table_name} of tables)
      await run(store, `create view reference.${table_name} as from ${catalog}.reference.${table_name}`);
    const rest = readingColumns.filter(column => column !== "value" && column !== "period");
    const empty = ["source_id", "file", "artifact_sha256", ...rest].map(column => `'' as ${column}`);
    await run(
      store,
      `create table raw.reading as select 0 as reading_id, 1 as stay, value, period, ${empty.join(", ")} from (${texts})`
    );
    await readTexts(store);
    await work();
  };
  await run(store, "attach ':memory:' as house");
  await finish(
    filled,
    () => run(store, `use ${catalog}.${schema}`),
    () => run(store, "detach house")
  );
}
