import {DuckDBDateValue, DuckDBDecimalValue} from "@duckdb/node-api";
import type {ColumnType} from "../contracts/field.js";
import {quoteIdentifier, run, type Store} from "../store.js";

export type Columns = Record<string, ColumnType>;
export type Cell = string | number | boolean | null;

/** Creates a table and appends rows to it column by column. */
export async function fill(
  store: Store,
  schema: string,
  table: string,
  columns: Columns,
  rows: Iterable<Record<string, Cell>>
) {
  const types = Object.entries(columns);
  const typed = types.map(([name, type]) => `${quoteIdentifier(name)} ${type === "number" ? "decimal(24, 6)" : type}`);
  await run(store, `create table ${schema}.${quoteIdentifier(table)} (${typed.join(", ")})`);
  const appender = await store.createAppender(table, schema);
  for (const row of rows) {
    for (const [name, type] of types) {
      const cell = row[name] ?? null;
      if (cell === null || (type === "date" && cell === "")) appender.appendNull();
      else if (type === "boolean") appender.appendBoolean(cell === true);
      else if (type === "integer") appender.appendInteger(Number(cell));
      else if (type === "double") appender.appendDouble(Number(cell));
      else if (type === "number") appender.appendDecimal(new DuckDBDecimalValue(millionths(String(cell)), 24, 6));
      else if (type === "date") appender.appendDate(DuckDBDateValue.fromParts(dateParts(String(cell))));
      else appender.appendVarchar(String(cell));
    }
    appender.endRow();
  }
  appender.closeSync();
}

/** 0.001 as 1000: an exact decimal never passes through a double. */
function millionths(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(6, "0"));
}

function dateParts(text: string) {
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  return {year, month, day};
}
