import {finishReceiving, sweepArchive} from "../collect/archive.js";
import {askSource} from "../collect/askSource.js";
import {collectSource} from "../collect/collectSource.js";
import {settleAll} from "../collect/settle.js";
import type {Folders} from "../contracts/folders.js";
import type {rowsOf} from "./input.js";
import type {Production} from "./produce.js";

/** Receives what lies in the folders and what the asked services answer; returns the number of new receipts. */
export async function collect(
  folders: Folders,
  {now, sources, ask, which, asked, unopened, services: {keys, endpoints, ...bounds}, http}: Production,
  rows: ReturnType<typeof rowsOf>,
  started: Date
): Promise<number> {
  const {archive, hosts} = folders;
  await sweepArchive(archive);
  let received = (await finishReceiving(archive, started)).length;
  received += (await settleAll(archive, started)).length;
  for (const source of sources) {
    const collected = await collectSource(source, folders, archive, {now: () => started});
    received += collected.received.length;
    if (collected.unopened.length > 0) await unopened(source, collected.unopened);
  }
  // later, for what is at hand is dated when the run began, and receipts stand in the order of their dates
  for (const source of sources) {
    if (!source.asks || !ask.includes(source.id)) continue;
    const services = {keys, endpoints, http: bounds, effects: {...http, now}, hosts};
    const result = await askSource({...source, asks: source.asks}, rows, archive, services, which(source.id));
    received += result.received;
    await asked(result);
  }
  return received;
}
