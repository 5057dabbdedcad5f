import type {Json} from "@duckdb/node-api";
import {type Store, select} from "../store.js";

/** A held reading with the reason that is told first. */
export type Held = Record<
  "source_id" | "file" | "published_as" | "address" | "rule_id" | "raw_text" | "message_ja" | "message_en",
  string
> & {offered: string | null /** Whether it may be accepted as it stands. */; acceptable: boolean};

/**
 * What is held, filtered by source, by a part of the file's name or code, by rule; in the order of files and places.
 */
export async function readHeld(
  store: Store,
  {source, file, rule}: {source?: string | undefined; file?: string | undefined; rule?: string | undefined}
): Promise<Held[]> {
  const rows = await select(
    store,
    `select source_id, file, published_as, address, rule_id, raw_text, message_ja, message_en, offered,
      rule.may_be_accepted as acceptable
    from quarantine.reading
    join reference.rule as rule using (rule_id)
    where decided and source_id = coalesce($1, source_id)
      and (contains(file, coalesce($2, '')) or contains(published_as, $2))
      and rule_id = coalesce($3, rule_id)
    order by file, reading_id`,
    [source ?? null, file ?? null, rule ?? null]
  );
  return rows as unknown as Held[];
}

/**
 * Puts into a store with empty schemas what a second judgement of the held readings of a warehouse needs: the held
 * readings themselves, and of all others only those of the same series, which they are compared with.
 */
export async function copyHeld(store: Store, warehouse: string): Promise<void> {
  await store.run(`attach '${warehouse.replaceAll("'", "''")}' as old (read_only)`);
  await store.run("create table raw.horizon as select null::date as known_by");
  await store.run("create table raw.source as select * from old.raw.source");
  await store.run("create table raw.artifact as select * from old.raw.artifact");
  await store.run(`create table raw.reading as
    with held as (select distinct reading_id from old.quarantine.reading),
    series as (select distinct key from old.staging.reading join held using (reading_id) where key <> '')
    select reading.* from old.raw.reading as reading
    join old.staging.reading as known using (reading_id)
    where reading_id in (from held) or known.key in (from series)
      -- a held name may come to mean a series that has figures already
      or (known.reported and exists (from held
      join old.staging.reading as waiting using (reading_id)
      where waiting.reported and waiting.key = '' and waiting.entity_id is not distinct
      from known.entity_id))
    order by reading_id`);
}

/** What became of the readings that were held: one row each, with the disposition of today. */
export async function judgedAgain(store: Store): Promise<Record<string, Json>[]> {
  return select(
    store,
    `select reading.file, reading.address, before.rule_id as was_held_by, disposition.disposition, disposition.rule_id
    from old.quarantine.reading as before
    join staging.disposition as disposition using (reading_id)
    join staging.reading as reading using (reading_id)
    where before.decided order by reading_id`
  );
}
