import {readFile} from "node:fs/promises";
import {finish, run, type Store, select} from "../store.js";
import {readDistinct} from "./dictionaries.js";
import {type Counted, refuseRows} from "./refuse.js";
import type {Survey} from "./survey.js";
import type {TidyFile, TidyIntake, TidyOptions} from "./tidyFile.js";
import {allRoles, readCells, type TidyShape} from "./tidyShape.js";

/** Judges every row of a file in which each line is a record, and writes the three tables; see intakeTidy. */
export async function judgeRows(
  store: Store,
  {path, name}: TidyFile,
  shape: TidyShape,
  {sha256, lines, records, malformed}: Survey,
  {badRowBudget: budget = 0.2, readTexts}: TidyOptions
): Promise<TidyIntake> {
  const oddLines = await counts(
    store,
    "select rule_id, count(*)::varchar from tidy.odd_line where rule_id <> '' group by all"
  );
  const judge = ({atLeast, rules, complete}: Counted) => {
    if (malformed + atLeast > budget * records)
      throw refuseRows(name, records, {atLeast, rules: new Map([...oddLines, ...rules]), complete}, budget);
  };
  judge({atLeast: 0, rules: new Map(), complete: true});
  await run(store, `create table tidy.typed as ${readCells(path, shape)}`);
  const [typed] = await select(store, "select count(*)::varchar as rows from tidy.typed");
  if (Number(typed?.rows) !== lines)
    throw new Error(`${name}: DuckDB found ${typed?.rows} rows where there are ${lines} lines`);
  await run(store, "create view tidy.unjudged as select (rowid + 2)::integer as line, * from tidy.typed");
  await run(store, `create view tidy.line as ${allRoles(shape)}`);
  await run(store, `create view tidy.parsed as ${await sql("parsed")}`);
  await readDistinct(store, readTexts, judge);
  await run(store, `create view tidy.judged as ${await sql("judged")}`);

  const at = (table: string) => `bulk.${table}_${sha256.slice(0, 12)}`;
  const tables = {accepted: at("accepted"), quarantine: at("quarantine"), spelling: at("spelling")};
  try {
    return {sha256, read: records, ...(await writeTables(store, name, records, budget, tables)), tables};
  } catch (cause) {
    const drops = Object.values(tables).map(table => () => run(store, `drop table if exists ${table}`));
    return finish(() => Promise.reject(cause), ...drops);
  }
}

async function writeTables(
  store: Store,
  name: string,
  records: number,
  budget: number,
  tables: TidyIntake["tables"]
): Promise<Pick<TidyIntake, "accepted" | "quarantined">> {
  const make = async (table: keyof typeof tables) =>
    run(store, `create or replace table ${tables[table]} as\n${await sql(table)}`);
  await run(store, "create schema if not exists bulk");
  await make("accepted");
  await leaveTheRest(store, tables.accepted);
  await make("quarantine");
  await make("spelling");
  const held = await counts(store, `select rule_id, count(*)::varchar from ${tables.quarantine} group by all`);
  const heldRows = [...held.values()].reduce((sum, rows) => sum + rows, 0);
  const [taken] = await select(store, `select count(*)::varchar as rows from ${tables.accepted}`);
  const accepted = Number(taken?.rows);
  if (accepted + heldRows !== records)
    throw new Error(`${name}: ${records} rows were read, ${accepted} accepted and ${heldRows} quarantined`);
  if (heldRows > budget * records)
    throw refuseRows(name, records, {atLeast: heldRows, rules: held, complete: true}, budget);
  return {accepted, quarantined: Object.fromEntries(held)};
}

/**
 * What is not accepted is judged a second time, alone: that is quicker than writing both tables from millions of rows.
 */
async function leaveTheRest(store: Store, accepted: string): Promise<void> {
  await run(store, "drop view tidy.unjudged");
  await run(
    store,
    `create table tidy.unjudged as
    select (typed.rowid + 2)::integer as line, typed.*
    from tidy.typed as typed
    anti join ${accepted} as accepted on accepted.line - 2 = typed.rowid`
  );
}

async function counts(store: Store, query: string): Promise<Map<string, number>> {
  const rows = (await select(store, `${query} order by rule_id`)).map(row => Object.values(row).map(String));
  return new Map(rows.map(([rule = "", count]) => [rule, Number(count)]));
}

function sql(name: string): Promise<string> {
  return readFile(new URL(`${name}.sql`, import.meta.url), "utf8");
}
