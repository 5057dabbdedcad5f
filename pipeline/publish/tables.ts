import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {columns} from "../contracts/column.js";
import {publishedTables, type TableName, windowColumns} from "../contracts/published.js";
import {quoteText, run, type Store} from "../store.js";
import {arrowType, toArrow} from "./arrow.js";

/** Writes one table as CSV, Parquet and Arrow into a folder, ordered by its key; returns the number of rows. */
export async function writeTable(store: Store, name: TableName, folder: string): Promise<number> {
  const {from, key, columns: list} = publishedTables[name];
  const order = `from ${from} order by ${key.join(", ")}`;
  const path = (extension: string) => quoteText(join(folder, `${name}.${extension}`));
  await run(store, `copy (select ${list.map(asText).join(", ")} ${order}) to ${path("csv")} (format csv, header)`);
  await run(
    store,
    `copy (select ${list.map(asTyped).join(", ")} ${order}) to ${path("parquet")} (format parquet, compression zstd)`
  );
  const window = windowColumns(name);
  const types = Object.fromEntries(window.map(column => [column, arrowType(columns[column].type)]));
  const {bytes, rows} = await toArrow(store, `select ${window.map(asArrow).join(", ")} ${order}`, types);
  await writeFile(join(folder, "arrow", `${name}.arrow`), bytes);
  return rows;
}

/** In CSV an exact decimal is written as short as it is: 53.3, not 53.300000. */
function asText(column: keyof typeof columns): string {
  if (columns[column].type !== "number") return asTyped(column);
  return `rtrim(rtrim(${column}::decimal(38, 6)::varchar, '0'), '.') as ${column}`;
}

function asTyped(column: keyof typeof columns): string {
  const {type} = columns[column];
  return `${column}::${type === "number" ? "decimal(38, 6)" : type} as ${column}`;
}

function asArrow(column: keyof typeof columns): string {
  return `${column}::${arrowType(columns[column].type)} as ${column}`;
}
