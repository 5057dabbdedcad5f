import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {a1Range, type Book} from "../contracts/book.js";
import type {CheckedFile} from "../contracts/checkReport.js";
import type {MachineReadability, MachineReadabilityRule} from "../contracts/machineReadability.js";
import type {FoundTables} from "../contracts/table.js";
import {judge} from "../judge/machineReadability.js";
import type {LoadedTable} from "../read/reference/loadedTable.js";

/** What a file is like, whatever its figures are: encoding, tables, notes, and how machines can read it. */
export type FileForm = Pick<
  CheckedFile,
  "format" | "encoding" | "encoding_evidence" | "layout" | "tables" | "notes" | "machine_readability"
>;

/** Looks at a file that could be read. */
export function formOf(
  found: FoundTables,
  reference: ReadonlyMap<string, LoadedTable>,
  prefectures: readonly string[]
): FileForm {
  const {book, tables} = found;
  return {
    format: book.format,
    encoding: book.encoding?.name ?? null,
    encoding_evidence: book.encoding?.evidence ?? null,
    layout: [...new Set(tables.map(({layout}) => layout))].join("+"),
    tables: tables.map(({grid, range, layout, columns}) => ({
      sheet: grid.sheet,
      range: rangeText(book, grid.line(range.top), grid.line(range.bottom), a1Range(range)),
      layout,
      columns: columns.map(({name: column, role}) => ({name: column, role: role ?? null}))
    })),
    notes: tables.flatMap(({grid, titles, notes}) =>
      [...titles, ...notes].map(({row, text}) => ({
        address: grid.sheet === "" ? `line ${grid.line(row)}` : `${grid.sheet}!${row + 1}`,
        text
      }))
    ),
    machine_readability: readabilityOf(found, reference, prefectures)
  };
}

function rangeText({grids}: Book, top: number, bottom: number, range: string): string {
  return grids[0]?.sheet === "" ? `line ${top}-${bottom}` : range;
}

/** The rules and names that the reference tables keep, put to the judgement of one file. */
function readabilityOf(
  found: FoundTables,
  reference: ReadonlyMap<string, LoadedTable>,
  prefectures: readonly string[]
): MachineReadability {
  const rows = (table: string) => (reference.get(table)?.records ?? []).map(({fields}) => fields);
  const rules = rows("machine_readability_rule").map(({deduction = "", level, ...rule}) => ({
    ...rule,
    level: Number(level),
    deduction: deduction === "force_zero" ? deduction : Number(deduction)
  })) as unknown as MachineReadabilityRule[];
  return judge(found, rules, {
    units: new Set(rows("unit_name").map(({text = ""}) => text)),
    regions: new Set([
      ...rows("community").map(({name_ja = ""}) => name_ja),
      ...rows("name")
        .filter(({kind}) => kind === "community")
        .map(({text = ""}) => text),
      ...prefectures
    ])
  });
}

/** The names of the prefectures, as the map of data/reference keeps them. */
export async function prefecturesOf(reference: string): Promise<string[]> {
  const map = JSON.parse(await readFile(join(reference, "geo", "prefecture.json"), "utf8")) as {
    prefectures: {name_ja: string}[];
  };
  return map.prefectures.map(({name_ja}) => name_ja);
}
