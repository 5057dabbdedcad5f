import {hideAddresses} from "../../contracts/address.js";
import type {Problem} from "../../errors.js";
import type {CsvRecord} from "../bytes/csv.js";

/** One loaded reference table; `file` is the path people know it by. */
export interface LoadedTable {
  name: string;
  file: string;
  bytes: Uint8Array;
  records: CsvRecord[];
}

/** One mistake in one cell: found and expected, in both languages; of an address in it only origin and path. */
export function cellProblem(
  file: string,
  line: number,
  column: string,
  found: string,
  expected: {ja: string; en: string}
): Problem {
  const told = hideAddresses(found);
  return {
    where: `${file}:${line} ${column}`,
    ja: told === "" ? `空です。${expected.ja}が必要です。` : `「${told}」です。${expected.ja}が必要です。`,
    en: `found ${told === "" ? "an empty cell" : `"${told}"`}, expected ${expected.en}.`
  };
}
