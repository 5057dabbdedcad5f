import type {Problem} from "../../errors.js";
import type {CsvRecord} from "../bytes/csv.js";

/** One loaded reference table; `file` is the path people know it by. */
export interface LoadedTable {
  name: string;
  file: string;
  bytes: Uint8Array;
  records: CsvRecord[];
}

/** One mistake in one cell: found and expected, in both languages. */
export function cellProblem(
  file: string,
  line: number,
  column: string,
  found: string,
  expected: {ja: string; en: string}
): Problem {
  return {
    where: `${file}:${line} ${column}`,
    ja: found === "" ? `空です。${expected.ja}が必要です。` : `「${found}」です。${expected.ja}が必要です。`,
    en: `found ${found === "" ? "an empty cell" : `"${found}"`}, expected ${expected.en}.`
  };
}
