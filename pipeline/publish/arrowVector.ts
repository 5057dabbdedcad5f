import {DuckDBEnumType, type DuckDBVector} from "@duckdb/node-api";
import {Bool, Dictionary, Float64, Int32, makeData, Utf8, Vector, vectorFromArray} from "apache-arrow";

export type ArrowType = "varchar" | "integer" | "double" | "boolean";

/** One column of a result, part by part, as an Arrow vector; `id` tells its dictionary from those of other columns. */
export function toVector(parts: readonly DuckDBVector[], type: ArrowType, id: number): Vector {
  if (type === "varchar") return textVector(parts, id);
  if (type === "boolean")
    return vectorFromArray(
      parts.flatMap(part => part.toArray()),
      new Bool()
    );
  if (type === "integer") {
    const {data, ...facts} = collect(parts, length => new Int32Array(length), Number);
    return new Vector([makeData({type: new Int32(), data, ...facts})]);
  }
  const {data, ...facts} = collect(parts, length => new Float64Array(length), Number);
  return new Vector([makeData({type: new Float64(), data, ...facts})]);
}

/** Texts as codes into a dictionary: the enum's own, or one in the order of first use. */
function textVector(parts: readonly DuckDBVector[], id: number): Vector {
  const type = parts[0]?.type;
  const words = type instanceof DuckDBEnumType ? [...type.values] : [];
  const codes = new Map(words.map((word, code) => [word, code]));
  const {data, ...facts} = collect(
    parts,
    length => new Int32Array(length),
    item => {
      const word = String(item);
      const code = codes.get(word) ?? words.push(word) - 1;
      codes.set(word, code);
      return code;
    }
  );
  // readers refuse an empty dictionary
  if (words.length === 0) return vectorFromArray(new Array(data.length).fill(null), new Utf8());
  const dictionary = vectorFromArray(words, new Utf8());
  return new Vector([makeData({type: new Dictionary(new Utf8(), new Int32(), id), data, dictionary, ...facts})]);
}

/**
 * Copies the items into one typed array, with Arrow's bit a value (least significant first) that says it is not null.
 */
function collect<A extends Int32Array | Float64Array>(
  parts: readonly DuckDBVector[],
  create: (length: number) => A,
  toNumber: (item: unknown) => number
): {data: A; length: number; nullCount: number; nullBitmap: Uint8Array} {
  const length = parts.reduce((sum, {itemCount}) => sum + itemCount, 0);
  const data = create(length);
  const nullBitmap = new Uint8Array(Math.ceil(length / 64) * 8);
  let [at, nullCount] = [0, 0];
  for (const part of parts) {
    for (let i = 0; i < part.itemCount; i += 1, at += 1) {
      const item = part.getItem(i);
      if (item === null) nullCount += 1;
      else {
        nullBitmap[at >> 3]! |= 1 << (at & 7);
        data[at] = toNumber(item);
      }
    }
  }
  return {data, length, nullCount, nullBitmap};
}
