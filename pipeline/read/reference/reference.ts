import {readFile} from "node:fs/promises";
import {type Folders, fileOf} from "../../contracts/folders.js";
import {type ReferenceTable, referenceTables} from "../../contracts/reference.js";
import {OperatorError, type Problem} from "../../errors.js";
import {type CsvRecord, readCsv} from "../bytes/csv.js";
import {cellProblem, type LoadedTable} from "./loadedTable.js";
import {ruleProblems} from "./rules.js";

/**
 * Reads and checks every table of data/reference, the home's own where it has one. All mistakes are gathered and thrown
 * together as one OperatorError, each with file, line, column, found and expected.
 */
export async function readReference(folders: Pick<Folders, "root" | "home">): Promise<Map<string, LoadedTable>> {
  const tables = new Map<string, LoadedTable>();
  const problems: Problem[] = [];
  for (const [name, table] of Object.entries(referenceTables)) {
    const file = `data/reference/${name}.csv`;
    try {
      const bytes = await readFile(fileOf(folders, file));
      const {header, records} = readCsv(bytes, file);
      tables.set(name, {name, file, bytes, records});
      problems.push(
        ...headerProblems(file, header, table),
        ...cellProblems(file, records, table),
        ...keyProblems(file, records, table)
      );
    } catch (error) {
      if (error instanceof OperatorError) problems.push(...error.problems);
      else if (codeOf(error) === "ENOENT")
        problems.push({where: file, ja: "ファイルがありません。", en: "the file is missing."});
      else if (codeOf(error) === "EISDIR")
        problems.push({where: file, ja: "フォルダです。ファイルが必要です。", en: "found a folder, expected a file."});
      else throw error;
    }
  }
  problems.push(...referralProblems(tables));
  problems.push(...ruleProblems(tables));
  if (problems.length > 0) throw new OperatorError(...problems);
  return tables;
}

function headerProblems(file: string, header: string[], table: ReferenceTable): Problem[] {
  const expected = Object.keys(table.fields);
  if (header.join() === expected.join()) return [];
  return [
    {
      where: `${file}:1`,
      ja: `見出しが「${header.join(",")}」です。「${expected.join(",")}」が必要です。`,
      en: `found the columns "${header.join(",")}", expected "${expected.join(",")}".`
    }
  ];
}

function cellProblems(file: string, records: CsvRecord[], table: ReferenceTable): Problem[] {
  return records.flatMap(({line, fields}) =>
    Object.entries(table.fields).flatMap(([column, field]) => {
      const cell = fields[column] ?? "";
      if (cell === "" ? field.optional : field.schema.safeParse(cell).success) return [];
      return [cellProblem(file, line, column, field.shown?.(cell) ?? cell, field.expected)];
    })
  );
}

function keyProblems(file: string, records: CsvRecord[], {key}: ReferenceTable): Problem[] {
  const seen = new Map<string, number>();
  return records.flatMap(({line, fields}) => {
    const value = key.map(column => fields[column] ?? "").join(", ");
    const first = seen.get(value);
    seen.set(value, first ?? line);
    if (first === undefined) return [];
    return [
      cellProblem(file, line, key.join("+"), value, {
        ja: `ほかの行と違う値（${first} 行目と同じ）`,
        en: `a key not used before (line ${first} has it)`
      })
    ];
  });
}

function referralProblems(tables: Map<string, LoadedTable>): Problem[] {
  const keys = new Map([...tables].map(([name, {records}]) => [name, keysOf(name, records)]));
  return [...tables.values()].flatMap(({name, file, records}) =>
    Object.entries(referenceTables[name]?.fields ?? {}).flatMap(([column, field]) => {
      const known = field.refers === undefined ? undefined : keys.get(field.refers);
      if (!known) return [];
      return records
        .filter(({fields}) => fields[column] !== undefined && fields[column] !== "" && !known.has(fields[column]))
        .map(({line, fields}) => cellProblem(file, line, column, fields[column] ?? "", field.expected));
    })
  );
}

function keysOf(name: string, records: CsvRecord[]): Set<string> {
  const [key] = referenceTables[name]?.key ?? [];
  return new Set(records.map(({fields}) => fields[key ?? ""] ?? ""));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
