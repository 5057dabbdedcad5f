import {
  Bool,
  type DataType,
  Dictionary,
  Float64,
  Int32,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray
} from "apache-arrow";
import type {ColumnType} from "../contracts/field.js";
import type {Store} from "../store.js";

type ArrowType = Exclude<ColumnType, "date">;

/** How a published column is carried: dates as ISO text, exact decimals as doubles (exact to 15 digits). */
export function arrowType(type: ColumnType | "number"): ArrowType {
  if (type === "date") return "varchar";
  return type === "number" ? "double" : type;
}

/**
 * Runs a query and returns its columns as one Arrow IPC stream. Texts are dictionary codes, so that
 * the page decodes a name once and not once a row; the bytes depend on the rows alone.
 */
export async function toArrow(store: Store, sql: string, types: Record<string, ArrowType>): Promise<Uint8Array> {
  const reader = await store.runAndReadAll(sql);
  const values = reader.getColumnsJS();
  const vectors = Object.entries(types).map(([name, type], i) => [name, toVector(values[i] ?? [], type, i)] as const);
  return tableToIPC(new Table(Object.fromEntries(vectors)), "stream");
}

function toVector(values: unknown[], type: ArrowType, id: number): Vector {
  return vectorFromArray(values, arrowTypeOf(type, id, values.length));
}

function arrowTypeOf(type: ArrowType, id: number, length: number): DataType {
  if (type === "varchar") return length === 0 ? new Utf8() : new Dictionary(new Utf8(), new Int32(), id); // readers refuse an empty dictionary
  if (type === "integer") return new Int32();
  return type === "double" ? new Float64() : new Bool();
}
