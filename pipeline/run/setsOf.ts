import type {Folders} from "../contracts/folders.js";
import {keptSet} from "../publish/switchSet.js";

/** Told from the ledger and not from what this run switched: the run before may have died right after its switch. */
export async function setsOf(
  {published}: Folders,
  before: string | undefined,
  now: string | undefined
): Promise<{former: string; current: string} | undefined> {
  if (before === undefined || now === undefined || before === now) return undefined;
  const [former, current] = await Promise.all([keptSet(published, before), keptSet(published, now)]);
  return former !== undefined && current !== undefined ? {former, current} : undefined;
}
