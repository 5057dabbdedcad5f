import {readFile, rm} from "node:fs/promises";
import XLSX from "@e965/xlsx";
import type {TidyEncoding} from "../../pipeline/bulk/decode.js";
import {intakeTidy} from "../../pipeline/bulk/intake.js";
import {loadReference} from "../../pipeline/models/load.js";
import {textReader} from "../../pipeline/models/texts.js";
import {readExcel} from "../../pipeline/read/workbook/excel.js";
import {outsideTransaction, run, type Store, select, withNewWarehouse} from "../../pipeline/store.js";
import {everything, series} from "../helpers/store.js";
import {COLUMNS, type Injected, SERIES} from "./tidyRows.js";

/**
 * One job in a process of its own, so that memory can be told: `intakeJob.ts <job>`, the job as JSON. Prints seconds of
 * the work itself, without starting Node or loading the reference tables, and the most memory the process ever held.
 */
export type Job =
  | {job: "intake"; file: string; encoding: TidyEncoding; memoryLimit?: string}
  | {job: "raw"; file: string}
  | {job: "readExcel" | "bareExcel"; file: string};

export interface Done {
  seconds: number;
  rssMb: number;
  /** What the job found: for an intake, what to compare with what was injected; for a workbook, its cells. */
  found: Injected | number;
}

const job = JSON.parse(process.argv[2] ?? "") as Job;
const done = job.job === "intake" ? await intake(job) : job.job === "raw" ? await raw(job.file) : await workbook(job);
console.log(JSON.stringify({...done, rssMb: process.resourceUsage().maxRSS / 1000}));

async function intake({file, encoding, memoryLimit}: Job & {job: "intake"}) {
  return withWarehouse(file, async store => {
    await loadWords(store);
    const shape = {delimiter: ",", columns: COLUMNS.map(role => ({header: role, role}))} as const;
    const start = performance.now();
    const options = {readTexts: await textReader(store), ...(memoryLimit && {memoryLimit})};
    const taken = await outsideTransaction(store, async () => {
      const taken = await intakeTidy(store, {path: file, name: file, encoding}, shape, options);
      await run(store, "checkpoint");
      return taken;
    });
    const seconds = (performance.now() - start) / 1000;
    const lines = await select(
      store,
      `select rule_id, count(*)::varchar as rows, sum(line)::varchar as lines
        from ${taken.tables.quarantine}
        group by all`
    );
    const held = lines.map(({rule_id, rows, lines}) => [rule_id, {rows: Number(rows), lines: Number(lines)}]);
    return {seconds, found: {rows: taken.read, held: Object.fromEntries(held)}};
  });
}

/** The least anybody can do: the same file through DuckDB's reader with types, bad rows dropped unseen. */
async function raw(file: string) {
  return withWarehouse(file, async store => {
    const types = COLUMNS.map(
      name => `${name}: '${{value: "double", published_on: "date"}[name as string] ?? "varchar"}'`
    );
    const start = performance.now();
    const reader = `read_csv('${file}', auto_detect = false, header = true, quote = '"', escape = '"',
      ignore_errors = true, columns = {${types.join(", ")}})`;
    await outsideTransaction(store, async () => {
      await run(store, `create table observation as select * from ${reader}`);
      await run(store, "checkpoint");
    });
    return {seconds: (performance.now() - start) / 1000, found: 0};
  });
}

async function workbook({job, file}: Job) {
  const bytes = await readFile(file);
  const start = performance.now();
  let cells = 0;
  if (job === "readExcel") {
    for (const grid of readExcel(bytes, file, {maxUnzipped: 1_000_000_000}).grids)
      for (let row = 0; row < grid.rows; row += 1)
        for (let column = 0; column < grid.columns; column += 1) if (grid.cell(row, column)?.text) cells += 1;
  } else {
    const book = XLSX.read(bytes, {type: "array", dense: true});
    for (const sheet of Object.values(book.Sheets))
      for (const row of (sheet["!data"] as ({v?: unknown} | undefined)[][] | undefined) ?? [])
        for (const cell of row ?? []) if (cell?.v !== undefined) cells += 1;
  }
  return {seconds: (performance.now() - start) / 1000, found: cells};
}

async function withWarehouse<T>(file: string, work: (store: Store) => Promise<T>): Promise<T> {
  const path = `${file}.${process.pid}.duckdb`;
  try {
    return await withNewWarehouse(path, work);
  } finally {
    await rm(path, {force: true});
  }
}

async function loadWords(store: Store): Promise<void> {
  await run(store, "create schema reference");
  for (const [table, rows] of Object.entries(everything)) {
    const added = table === "series" ? SERIES.map(series_id => series({series_id, unit: "人"})) : [];
    await loadReference(
      store,
      table,
      [...rows, ...added].map((fields, i) => ({line: i + 2, fields}))
    );
  }
}
