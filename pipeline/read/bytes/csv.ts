import Papa from "papaparse";
import {OperatorError} from "../../errors.js";

/** A record of a CSV file and the physical line it begins on (the header is line 1). */
export interface CsvRecord {
  line: number;
  fields: Record<string, string>;
}

export interface CsvTable {
  header: string[];
  records: CsvRecord[];
}

/**
 * Reads a UTF-8 CSV file with one header row. Cells stay text, exactly as typed.
 * Throws OperatorError naming file and line for bytes that are not UTF-8, a row with
 * more or fewer cells than the header, a repeated header name or an unclosed quote.
 */
export function readCsv(bytes: Uint8Array, name: string): CsvTable {
  const source = decodeUtf8(bytes, name);
  const rows: {line: number; cells: string[]}[] = [];
  let line = 1;
  let cursor = 0;
  Papa.parse<string[]>(source, {
    delimiter: ",", // never guessed
    skipEmptyLines: false,
    step: ({data, errors, meta}) => {
      const [error] = errors;
      if (error) {
        throw new OperatorError({
          where: `${name}:${line}`,
          ja: `CSV として読めません（${error.code}）。引用符の対応を確かめてください。`,
          en: `not readable as CSV (${error.message}); check the quotation marks.`
        });
      }
      if (data.length > 1 || data[0] !== "") rows.push({line, cells: data});
      line += source.slice(cursor, meta.cursor).split("\n").length - 1;
      cursor = meta.cursor;
    }
  });
  const header = rows.shift()?.cells ?? [];
  assertHeader(header, name);
  return {header, records: rows.map(row => toRecord(header, row, name))};
}

function decodeUtf8(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes); // drops a byte-order mark
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError({
      where: name,
      ja: "文字コードが UTF-8 ではありません。",
      en: "the file is not UTF-8 text."
    });
  }
}

function assertHeader(header: string[], name: string): void {
  const doubled = header.find((column, i) => column === "" || header.indexOf(column) !== i);
  if (header.length > 0 && doubled === undefined) return;
  throw new OperatorError({
    where: `${name}:1`,
    ja: header.length ? `見出し「${doubled}」が空か重複しています。` : "見出しの行がありません。",
    en: header.length ? `the column name "${doubled}" is empty or repeated.` : "there is no header row."
  });
}

function toRecord(header: string[], {line, cells}: {line: number; cells: string[]}, name: string): CsvRecord {
  if (cells.length !== header.length) {
    throw new OperatorError({
      where: `${name}:${line}`,
      ja: `セルの数が ${cells.length} 個です。見出しと同じ ${header.length} 個が必要です。`,
      en: `found ${cells.length} cells, expected ${header.length} as in the header.`
    });
  }
  return {line, fields: Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ""]))};
}
