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
 * The changes told for the first time, and the headlines that read otherwise, between two published sets (folders).
 * Sets of other columns, made by another version of the product, are not compared: nothing is told.
 */
export async function compareSets(former: string, current: string): Promise<SetDifference> {
  if (!(await comparable(former, current))) return {changes: [], verdicts: []};
  const table = (set: string, name: (typeof compared)[number]) =>
    `read_parquet(${quoteText(join(set, `${name}.parquet`))})`;
  return withMemoryStore(async store => ({
    changes: await select(
      store,
      `select change.change_id, change.series_id, figure.label_ja, figure.label_en, change.period, change.old, change.old_unit,
        change.new, change.new_unit, change.kind
      from ${table(current, "change")} as change
      join ${table(current, "figure")} as figure on figure.figure_id = coalesce(change.new_observation_id, change.old_observation_id)
      where not change.sample and change.change_id not in (select change_id from ${table(former, "change")})
      order by change.change_id`
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
  const text = await readFile(join(set, "manifest.json"), "utf8").catch(() => "null");
  const read = manifest.safeParse(JSON.parse(text)).data;
  return read && JSON.stringify(compared.map(name => read.tables[name]?.columns));
}
