import {columns} from "./column.js";
import {publishedTables, type TableName} from "./published.js";

/** The columns of a published table that have a value in every row: its key, and all that may not be empty. */
export function promisedColumns(name: TableName): (keyof typeof columns)[] {
  const {key, columns: list, mayBeEmpty} = publishedTables[name];
  const keys: readonly string[] = key;
  const empty: readonly string[] = mayBeEmpty;
  return list.filter(column => keys.includes(column) || !(columns[column].optional || empty.includes(column)));
}
