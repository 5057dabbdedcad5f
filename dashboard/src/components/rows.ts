import {tableFromIPC} from "@uwdata/flechette";
import type {Published, TableName} from "../../../pipeline/contracts/published.js";

/** Decodes one published Arrow file into rows. The tables of a page are small, so rows cost nothing. */
export function rows<T extends TableName>(arrow: ArrayBuffer | Uint8Array): Published[T] {
  return tableFromIPC(arrow).toArray() as unknown as Published[T];
}
