import {readFile} from "node:fs/promises";
import {run, type Store, select} from "../store.js";
import {withHouse} from "./house.js";
import type {Counted} from "./refuse.js";
import type {TidyOptions} from "./tidyFile.js";

/** Odd numbers read at a time: so a file full of nonsense is refused before all of it has been looked at. */
const BATCH = 245_760; // two of DuckDB's row groups, one for each of two threads

const WORDS = ["period", "unit", "status", "published_on", "subject"];

const CODES = {
  series_code: "select series_id from reference.series",
  community_code: "select community_id from reference.community",
  indicator_code: "select indicator_id from reference.indicator",
  unit_code: "select unit from reference.unit",
  status_code: "select status from reference.status",
  qualifier_code: "select qualifier from reference.qualifier",
  missing_reason_code: "select missing_reason from reference.missing_reason",
  period_code: "select distinct period from staging.period_text where problem is null"
};

/**
 * Reads every distinct text of the file once, by the house's own models, into tidy.number, tidy.period and their like.
 * `judge` is told after each step how many rows are broken for certain, and by which rules; it may throw to stop.
 */
export async function readDistinct(
  store: Store,
  readTexts: TidyOptions["readTexts"],
  judge: (counted: Counted) => void
): Promise<void> {
  await run(
    store,
    `create table tidy.odd_text as select odd_value as text, count(*) as rows
      from tidy.parsed
      where odd_value is not null
      group by all`
  );
  const [odd] = await select(store, "select count(*) as texts from tidy.odd_text");
  const number = await dictionary("number");
  const values = "select text as value, '' as period from tidy.odd";
  for (let from = 0; from === 0 || from < Number(odd?.texts); from += BATCH) {
    await run(
      store,
      `create or replace table tidy.odd as select *
        from tidy.odd_text
        where rowid >= ${from} and rowid < ${from + BATCH}`
    );
    const texts =
      from > 0 ? values : `${values} union all select '', period from (select distinct period from tidy.line)`;
    await withHouse(store, readTexts, texts, async () => {
      if (from === 0) await makeCodes(store);
      await run(store, `${from > 0 ? "insert into tidy.number" : "create table tidy.number as"}\n${number}`);
      if (from > 0) return;
      for (const name of WORDS) await run(store, `create table tidy.${name} as\n${await dictionary(name)}`);
    });
    judge(await count(store, from + BATCH >= Number(odd?.texts)));
  }
}

/**
 * Codes as enumerations: a table of millions of rows is written twice as fast as with the same codes as text.
 */
async function makeCodes(store: Store): Promise<void> {
  for (const [code, query] of Object.entries(CODES))
    await run(store, `create type tidy.${code} as enum (${query} order by 1)`);
}

async function count(store: Store, complete: boolean): Promise<Counted> {
  const rules = new Map<string, number>();
  let most = 0;
  for (const name of ["number", ...WORDS]) {
    const found = await select(
      store,
      `select problem, sum(rows)::varchar as rows
        from tidy.${name}
        where problem is not null
        group by problem
        order by problem`
    );
    let here = 0;
    for (const {problem, rows} of found) {
      here += Number(rows);
      rules.set(String(problem), (rules.get(String(problem)) ?? 0) + Number(rows));
    }
    most = Math.max(most, here); // rows that two dictionaries hold may be the same ones
  }
  return {atLeast: most, rules, complete};
}

function dictionary(name: string): Promise<string> {
  return readFile(new URL(`dictionary/${name}.sql`, import.meta.url), "utf8");
}
