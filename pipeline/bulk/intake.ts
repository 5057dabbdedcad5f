import {readFile, rm} from "node:fs/promises";
import {quoteText, run, type Store, select} from "../store.js";
import type {TidyEncoding} from "./decode.js";
import {type Broken, readDistinct} from "./dictionaries.js";
import {refuseRows} from "./refuse.js";
import {StraightCopy} from "./straightCopy.js";
import {type OddLine, type Survey, survey} from "./survey.js";
import {allRoles, checkShape, readCells, type TidyShape} from "./tidyShape.js";

export interface TidyFile {
  path: string;
  /** What people call it, for messages. */
  name: string;
  encoding?: TidyEncoding;
}

export interface TidyOptions {
  /** The share of rows, from 0 to 1, beyond which the file is refused whole. */
  badRowBudget?: number;
  /** What DuckDB may use while this file is taken in, e.g. "1GB". */
  memoryLimit?: string;
  /** Told the rows found so far, every few megabytes. */
  progress?: (rows: number) => void;
}

export interface TidyIntake {
  sha256: string;
  /** read = accepted + the sum of quarantined, where each row counts under the first rule that holds it. */
  read: number;
  accepted: number;
  quarantined: Record<string, number>;
  tables: {accepted: string; quarantine: string; spelling: string};
}

/**
 * Takes in a tidy file of any length: rows that count into bulk.accepted_…, the others into bulk.quarantine_… with
 * their physical line and rule, and what each distinct text was read as into bulk.spelling_…; all three are named by
 * the file's hash, so hash and line lead back to what was typed. Needs the reference tables in the store, and scratch
 * space beside the file where it cannot be read as it stands. Throws UnreadableFile, leaving no table, for a file that
 * is no such table, and for one with too many bad rows.
 */
export async function intakeTidy(
  store: Store,
  file: TidyFile,
  shape: TidyShape,
  options: TidyOptions = {}
): Promise<TidyIntake> {
  checkShape(shape);
  const copy = new StraightCopy(file.path, `${file.path}.straight-${process.pid}`);
  const [before] = await select(store, "select current_setting('memory_limit') as memory");
  await run(store, "attach ':memory:' as tidy");
  try {
    if (options.memoryLimit) await run(store, `set memory_limit = ${quoteText(options.memoryLimit)}`);
    const facts = await readFileOnce(store, file, shape, copy, options.progress);
    return await judgeRows(store, file, shape, facts, copy, options.badRowBudget ?? 0.2);
  } finally {
    copy.close();
    await rm(copy.path, {force: true});
    await run(store, "detach tidy");
    if (options.memoryLimit) await run(store, `set memory_limit = ${quoteText(String(before?.memory))}`);
  }
}

async function readFileOnce(
  store: Store,
  {path, name, encoding = "utf-8"}: TidyFile,
  shape: TidyShape,
  copy: StraightCopy,
  progress: (rows: number) => void = () => {}
): Promise<Survey> {
  await run(store, "create table tidy.odd_line (line integer, rule_id varchar, text varchar)");
  const appender = await store.createAppender("odd_line", "main", "tidy");
  const found = (odd: OddLine[], records: number) => {
    for (const {line, rule, text} of odd) {
      appender.appendInteger(line);
      appender.appendVarchar(rule);
      appender.appendVarchar(text);
      appender.endRow();
    }
    progress(records);
  };
  try {
    return await survey({path, name, encoding, shape, copy, found});
  } finally {
    appender.closeSync();
  }
}

async function judgeRows(
  store: Store,
  {path, name}: TidyFile,
  shape: TidyShape,
  {sha256, lines, records, malformed}: Survey,
  copy: StraightCopy,
  budget: number
): Promise<TidyIntake> {
  const oddLines = await counts(
    store,
    "select rule_id, count(*)::varchar from tidy.odd_line where rule_id <> '' group by all"
  );
  const judge = (atLeast: number, broken: Broken) => {
    if (malformed + atLeast > budget * records)
      throw refuseRows(name, records, new Map([...oddLines, ...broken]), budget);
  };
  judge(0, new Map());
  await run(store, `create table tidy.typed as ${readCells(copy.begun ? copy.path : path, shape)}`);
  const [typed] = await select(store, "select count(*)::varchar as rows from tidy.typed");
  if (Number(typed?.rows) !== lines)
    throw new Error(`${name}: DuckDB found ${typed?.rows} rows where there are ${lines} lines`);
  await run(store, "create view tidy.asked as select (rowid + 2)::integer as line, * from tidy.typed");
  await run(store, `create view tidy.line as ${allRoles(shape)}`);
  await run(store, `create view tidy.parsed as ${await sql("parsed")}`);
  await readDistinct(store, judge);
  await run(store, `create view tidy.judged as ${await sql("judged")}`);

  const at = (table: string) => `bulk.${table}_${sha256.slice(0, 12)}`;
  const tables = {accepted: at("accepted"), quarantine: at("quarantine"), spelling: at("spelling")};
  await run(store, "create schema if not exists bulk");
  const make = async (table: keyof typeof tables) =>
    run(store, `create or replace table ${tables[table]} as\n${await sql(table)}`);
  await make("accepted");
  await askTheRest(store, tables.accepted);
  await make("quarantine");
  await make("spelling");
  const held = await counts(store, `select rule_id, count(*)::varchar from ${tables.quarantine} group by all`);
  const heldRows = [...held.values()].reduce((sum, rows) => sum + rows, 0);
  const [taken] = await select(store, `select count(*)::varchar as rows from ${tables.accepted}`);
  const accepted = Number(taken?.rows);
  if (accepted + heldRows !== records)
    throw new Error(`${name}: ${records} rows were read, ${accepted} accepted and ${heldRows} quarantined`);
  if (heldRows > budget * records) {
    for (const table of Object.values(tables)) await run(store, `drop table ${table}`);
    throw refuseRows(name, records, held, budget);
  }
  return {sha256, read: records, accepted, quarantined: Object.fromEntries(held), tables};
}

/** What is not accepted is judged a second time, alone: that is quicker than writing both tables from millions of rows. */
async function askTheRest(store: Store, accepted: string): Promise<void> {
  await run(store, "drop view tidy.asked");
  await run(
    store,
    `create table tidy.asked as
    select (typed.rowid + 2)::integer as line, typed.*
    from tidy.typed as typed
    anti join ${accepted} as accepted on accepted.line - 2 = typed.rowid`
  );
}

async function counts(store: Store, query: string): Promise<Broken> {
  const rows = (await select(store, `${query} order by rule_id`)).map(row => Object.values(row).map(String));
  return new Map(rows.map(([rule = "", count]) => [rule, Number(count)]));
}

function sql(name: string): Promise<string> {
  return readFile(new URL(`${name}.sql`, import.meta.url), "utf8");
}
