import {
  Bool,
  Dictionary,
  Float64,
  Int32,
  makeData,
  Table,
  tableToIPC,
  Utf8,
  Vector,
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
 * Runs a query and returns its columns as one Arrow IPC stream. Columns are carried over whole, never as row
 * objects; texts are dictionary codes in the order of first use, so the bytes depend on the rows alone.
 */
export async function toArrow(store: Store, sql: string, types: Record<string, ArrowType>): Promise<Uint8Array> {
  const columns = (await store.runAndReadAll(sql)).getColumns();
  const vectors = Object.entries(types).map(([name, type], i) => [name, toVector(columns[i] ?? [], type, i)] as const);
  return tableToIPC(new Table(Object.fromEntries(vectors)), "stream");
}

function toVector(values: readonly unknown[], type: ArrowType, id: number): Vector {
  if (type === "varchar") return dictionaryVector(values, id);
  if (type === "boolean") return vectorFromArray(values, new Bool());
  const {nullBitmap, nullCount} = nullsOf(values);
  const length = values.length;
  if (type === "integer") {
    const data = Int32Array.from(values, value => Number(value ?? 0));
    return new Vector([makeData({type: new Int32(), length, nullCount, nullBitmap, data})]);
  }
  const data = Float64Array.from(values, value => Number(value ?? 0));
  return new Vector([makeData({type: new Float64(), length, nullCount, nullBitmap, data})]);
}

function dictionaryVector(values: readonly unknown[], id: number): Vector {
  const codes = new Map<unknown, number>();
  const data = new Int32Array(values.length);
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    const code = codes.get(value) ?? codes.size;
    if (code === codes.size) codes.set(value, code);
    data[i] = code;
  }
  if (codes.size === 0) return vectorFromArray(values, new Utf8()); // readers refuse an empty dictionary
  const {nullBitmap, nullCount} = nullsOf(values);
  const dictionary = vectorFromArray([...codes.keys()], new Utf8());
  const type = new Dictionary(new Utf8(), new Int32(), id);
  return new Vector([makeData({type, length: values.length, nullCount, nullBitmap, data, dictionary})]);
}

/** One bit a value, least significant first; set where there is one. */
function nullsOf(values: readonly unknown[]): {nullBitmap: Uint8Array; nullCount: number} {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
  let nullCount = 0;
  for (const [i, value] of values.entries()) {
    if (value === null) nullCount += 1;
    else nullBitmap[i >> 3]! |= 1 << (i & 7);
  }
  return {nullBitmap, nullCount};
}
