import type {Json} from "@duckdb/node-api";
import type {AcceptedReading, CheckedFile, HeldReading} from "../contracts/checkReport.js";
import {plainDecimal} from "../contracts/decimal.js";
import {type Store, select} from "../store.js";

/** The models that the answer is read from. */
export const checkedModels = ["staging.accepted", "quarantine.reading"];

/** What a file is called wherever it is published, from its SHA-256. */
export async function fileCode(store: Store, sha256: string): Promise<string> {
  const [row] = await select(store, "select macros.file_code($1) as code", [sha256]);
  return String(row?.code);
}

/** What the models made of the readings of one file: the same rows that a run would accept, hold and skip. */
export async function checkedReadings(
  store: Store,
  file: string,
  sha256: string
): Promise<Pick<CheckedFile, "counts" | "accepted" | "quarantined" | "skipped" | "absent">> {
  const values = [file, sha256];
  const accepted = await select(
    store,
    `select reading.*, case when reading.dimension = 'money' then macros.in_base_unit(reading.number, reading.factor)
      else (reading.number * reading.factor) end::decimal(38, 6) as in_base
    from staging.reading as reading join staging.disposition using (reading_id)
    where reading.file = $1 and reading.artifact_sha256 = $2 and disposition = 'accepted' order by reading_id`,
    values
  );
  const held = await select(
    store,
    `select reading_id, any_value(address) as address, any_value(raw_text) as raw_text,
      arg_max(rule_id, decided) as rule, arg_max(found_text, decided) as found,
      arg_max(expected_ja, decided) as expected_ja,
      arg_max(expected_en, decided) as expected_en, arg_max(message_ja, decided) as message_ja,
      arg_max(message_en, decided) as message_en,
      coalesce(arg_max(offered, decided), '') as offered,
      list(rule_id order by rule_id) filter (where not decided) as also
    from quarantine.reading where file = $1 and artifact_sha256 = $2 group by reading_id order by reading_id`,
    values
  );
  const skipped = await select(
    store,
    `select reading.address, disposition.rule_id as reason
    from staging.disposition as disposition join staging.reading as reading using (reading_id)
    where disposition.file = $1 and disposition.artifact_sha256 = $2 and disposition = 'skipped' order by reading_id`,
    values
  );
  return {
    counts: {
      read: accepted.length + held.length + skipped.length,
      accepted: accepted.length,
      quarantined: held.length,
      skipped: skipped.length
    },
    accepted: accepted.map(acceptedReading),
    quarantined: held.map(heldReading),
    skipped: skipped.map(({address, reason}) => ({address: String(address), reason: String(reason)})),
    absent: await absentIndicators(store, values)
  };
}

function acceptedReading(row: Record<string, Json>): AcceptedReading {
  return {
    address: String(row.address),
    indicator_id: String(row.indicator_id),
    entity_type: String(row.entity_type),
    entity_id: String(row.entity_id),
    period: String(row.period_id),
    value: exact(row.number),
    missing_reason: text(row.missing_reason),
    unit: String(row.unit_id),
    value_base: exact(row.in_base),
    status: String(row.status_id),
    qualifier: text(row.qualifier_id),
    raw_text: String(row.raw_value),
    steps: (row.steps as Json[]).map(String)
  };
}

function heldReading(row: Record<string, Json>): HeldReading {
  return {
    address: String(row.address),
    rule: String(row.rule),
    also: ((row.also as Json[] | null) ?? []).map(String),
    raw_text: String(row.raw_text),
    found: String(row.found ?? ""),
    expected: {ja: String(row.expected_ja), en: String(row.expected_en)},
    message_ja: String(row.message_ja),
    message_en: String(row.message_en),
    suggestions: String(row.offered)
      .split(" / ")
      .filter(one => one !== "")
  };
}

/** Indicators that a community of this file has reported for an earlier period and that the file does not speak of. */
async function absentIndicators(store: Store, values: string[]): Promise<CheckedFile["absent"]> {
  const rows = await select(
    store,
    `with here as (
      select distinct entity_id, indicator_id
      from staging.reading
      where reported and file = $1 and artifact_sha256 = $2 and entity_id is not null
    )
    select earlier.indicator_id, indicator.name_ja, indicator.name_en, max(earlier.period_id) as last_period
    from staging.accepted as earlier
    join reference.indicator as indicator on indicator.indicator_id = earlier.indicator_id
    where earlier.reported and earlier.entity_id in (select entity_id from here)
      and not exists (select *
      from here
      where here.entity_id = earlier.entity_id and here.indicator_id = earlier.indicator_id)
    group by all order by earlier.indicator_id`,
    values
  );
  return rows as unknown as CheckedFile["absent"];
}

function text(value: Json | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** A decimal as a JSON number where that keeps every digit, as text otherwise. */
function exact(value: Json | undefined): number | string | null {
  if (value === null || value === undefined) return null;
  const plain = plainDecimal(value);
  return String(Number(plain)) === plain ? Number(plain) : plain;
}
