import {quoteIdentifier, run, type Store, select} from "../store.js";

/** What keeping a history reads beside the model itself. */
export const HISTORY_READS = ["mart.vintage", "staging.as_of"];

/**
 * Makes two tables of a model that gives its rows for every vintage (a column `vintage`): `<name>_history`, a row for
 * each stretch of vintages with the same content (known_from, and known_to where another row or none took its place),
 * and `<name>`, the rows of today with the day they stand for (as_of).
 */
export async function keepHistory(store: Store, name: string, sql: string): Promise<void> {
  await run(store, `create or replace temp table daily as\n${sql}`);
  const described = await select(store, "select column_name from (describe daily) where column_name <> 'vintage'");
  const columns = described.map(({column_name}) => quoteIdentifier(String(column_name))).join(", ");
  await run(
    store,
    `create table ${name}_history as
    with
    day as (
      select
        vintage,
        row_number() over (order by vintage) as vintage_number,
        lead(vintage) over (order by vintage) as next_vintage
      from mart.vintage
    ),
    numbered as (
      select
        daily.*,
        day.next_vintage,
        day.vintage_number - row_number() over (partition by ${columns} order by vintage) as vintage_stretch
      from daily
      join day using (vintage)
    )
    select
      ${columns},
      min(vintage) as known_from,
      case when count(*) = count(next_vintage) then max(next_vintage) end as known_to
    from numbered
    group by ${columns}, vintage_stretch`
  );
  await run(
    store,
    `create table ${name} as
    select ${columns}, as_of from ${name}_history cross join staging.as_of where known_to is null`
  );
}
