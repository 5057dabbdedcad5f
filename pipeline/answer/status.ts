import type {Json} from "@duckdb/node-api";
import type {Manifest} from "../contracts/manifest.js";
import {type Store, select} from "../store.js";

/** What stands published, and what became of every file. */
export interface Status {
  built_at: string;
  as_of: string;
  content_id: string;
  files: Record<string, Json>[];
  verdicts: Record<string, Json>[];
}

/** Reads the state from the warehouse and the manifest of the published set. */
export async function readStatus(store: Store, {built_at, as_of, content_id}: Manifest): Promise<Status> {
  const files = await select(
    store,
    `select source_id, file, published_as, is_newest, readings, accepted, quarantined, skipped, last_received_at
    from quarantine.file order by source_id, file, first_received_at`
  );
  const verdicts = await select(
    store,
    `select headline.target_set_id, headline.area_id, area.name_ja, area.name_en, verdict, reason, points, proxies
    from mart.headline as headline
    join mart.area as area using (area_id)
    join mart.target_progress as progress using (target_set_id, area_id)
    order by target_value desc`
  );
  return {built_at, as_of, content_id, files, verdicts};
}
