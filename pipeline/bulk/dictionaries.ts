import {readFile} from "node:fs/promises";
import {modelsFor, readModels} from "../models/build.js";
import {run, type Store, select} from "../store.js";
import {TEXT_MODELS, withHouse} from "./house.js";

/** Odd numbers read at a time: so a file full of nonsense is refused before all of it has been looked at. */
const BATCH = 200_000;

const WORDS = ["period", "unit", "status", "published_on", "subject"];

/** Rows by the rule they break; a row that breaks several rules is counted under each. */
export type Broken = Map<string, number>;

/**
 * Reads every distinct text of the file once, by the house's own models, into tidy.number, tidy.period and their like.
 * `judge` is told after each step how many rows are broken for certain, and by which rules; it may throw to stop.
 */
export async function readDistinct(store: Store, judge: (atLeast: number, broken: Broken) => void): Promise<void> {
  await run(
    store,
    "create table tidy.odd_text as select odd_value as text, count(*) as rows from tidy.parsed where odd_value is not null group by all"
  );
  const [odd] = await select(store, "select count(*) as texts from tidy.odd_text");
  const models = modelsFor(TEXT_MODELS, await readModels(store));
  const number = await dictionary("number");
  const values = "select text as value, '' as period from tidy.odd";
  for (let from = 0; from === 0 || from < Number(odd?.texts); from += BATCH) {
    await run(
      store,
      `create or replace table tidy.odd as select * from tidy.odd_text where rowid >= ${from} and rowid < ${from + BATCH}`
    );
    const texts =
      from > 0 ? values : `${values} union all select '', period from (select distinct period from tidy.line)`;
    await withHouse(store, models, texts, async () => {
      await run(store, `${from > 0 ? "insert into tidy.number" : "create table tidy.number as"}\n${number}`);
      if (from > 0) return;
      for (const name of WORDS) await run(store, `create table tidy.${name} as\n${await dictionary(name)}`);
    });
    await report(store, judge);
  }
}

async function report(store: Store, judge: (atLeast: number, broken: Broken) => void): Promise<void> {
  const broken: Broken = new Map();
  let most = 0;
  for (const name of ["number", ...WORDS]) {
    const rules = await select(
      store,
      `select problem, sum(rows)::varchar as rows from tidy.${name} where problem is not null group by problem order by problem`
    );
    let here = 0;
    for (const {problem, rows} of rules) {
      here += Number(rows);
      broken.set(String(problem), (broken.get(String(problem)) ?? 0) + Number(rows));
    }
    most = Math.max(most, here); // rows that two dictionaries hold may be the same ones
  }
  judge(most, broken);
}

function dictionary(name: string): Promise<string> {
  return readFile(new URL(`dictionary/${name}.sql`, import.meta.url), "utf8");
}
