import type {Tally} from "../contracts/runEvent.js";
import {type Store, select} from "../store.js";

/** What became of the readings of each source, over all its files. */
export async function readTallies(store: Store): Promise<Tally[]> {
  const rows = await select(
    store,
    `select source_id, sum(readings)::integer as readings, sum(accepted)::integer as accepted,
      sum(quarantined)::integer as quarantined, sum(skipped)::integer as skipped
    from mart.source_status group by source_id order by source_id`
  );
  return rows as unknown as Tally[];
}
