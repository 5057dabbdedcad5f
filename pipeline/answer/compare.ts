import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Json} from "@duckdb/node-api";
import {manifest} from "../contracts/manifest.js";
import {quoteText, select, withMemoryStore} from "../store.js";

/** What a reader of the former set finds otherwise in the current one. Figures are exact decimals as text. */
export interface SetDifference {
  changes: Record<string, Json>[];
  verdicts: Record<string, Json>[];
}

const compared = ["change", "figure", "headline", "area"] as const;

/**
 * The changes told for the first time, the figures that read otherwise under the same day of publication (typed anew in
 * their place: a correction, named by its new value), and the headlines that read otherwise, between two published sets
 * (folders). Sets of other columns, made by another version of the product, are not compared: nothing is told.
 */
export async function compareSets(former: string, current: string): Promise<SetDifference> {
  if (!(await comparable(former, current))) return {changes: [], verdicts: []};
  const table = (set: string, name: (typeof compared)[number]) =>
    `read_parquet(${quoteText(join(set, `${name}.parquet`))})`;
  const changes = (set: string) =>
    `select change.*, figure.label_ja, figure.label_en, figure.status
      from ${table(set, "change")} as change
      join ${table(set, "figure")} as figure
        on figure.figure_id = coalesce(change.new_observation_id, change.old_observation_id)
      where not change.sample`;
  return withMemoryStore(async store => ({
    changes: await select(
      store,
      `with former as (${changes(former)}), current as (${changes(current)})
      select change_id, series_id, label_ja, label_en, period, old, old_unit, new, new_unit, kind
      from current where change_id not in (select change_id from ${table(former, "change")})
      union all
      select current.change_id || '=' || concat_ws(' ', current.new, current.status), current.series_id,
        current.label_ja, current.label_en, current.period,
        former.new, former.new_unit, current.new, current.new_unit, 'correction'
      from current join former using (change_id)
     
      where (current.new, current.new_unit, current.status) is distinct
      from (former.new, former.new_unit, former.status)
        and current.new is not null
      order by change_id`
    ),
    verdicts: await select(
      store,
      `select target_set_id, area_id, area.name_ja, area.name_en, former.verdict as before, now.verdict as after
      from ${table(current, "headline")} as now
      join ${table(former, "headline")} as former using (target_set_id, area_id)
      join ${table(current, "area")} as area using (area_id)
      where now.verdict is distinct from former.verdict
      order by all`
    )
  }));
}

async function comparable(former: string, current: string): Promise<boolean> {
  const [one, other] = await Promise.all([columnsOf(former), columnsOf(current)]);
  return one !== undefined && one === other;
}

async function columnsOf(set: string): Promise<string | undefined> {
  const said: unknown = await readFile(join(set, "manifest.json"), "utf8")
    .then(JSON.parse)
    .catch(() => undefined); // gone, or torn by a crash
  const read = manifest.safeParse(said).data;
  return read && JSON.stringify(compared.map(name => read.tables[name]?.columns));
}
