import {type Folders, fileOf} from "../contracts/folders.js";
import type {Receipt} from "../contracts/ledger.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Source} from "../contracts/source.js";
import {type Unopened, unopenedWords} from "../contracts/unopened.js";
import {OperatorError} from "../errors.js";
import {keep, receive} from "./archive.js";
import {listInbox} from "./inbox.js";
import {latestReceipts, readLedger} from "./ledger.js";
import {NotRead, readDropped, readNamed} from "./readWhole.js";

export interface CollectEffects {
  now: () => Date;
}

/** What one look at a source's files gave. */
export interface Collected {
  /** The receipts that are new; a file seen before gives none. */
  received: Receipt[];
  /** What lies in the inbox and could not be taken in, each with its reason; everything else went on. */
  unopened: Unopened[];
}

/**
 * Looks at a source's files in the data folder and in its inbox and receives those that differ from what was last
 * received under that name. A file that was taken out of the inbox stays received. Throws OperatorError for a file of
 * the product itself that cannot be read.
 */
export async function collectSource(
  source: Source,
  folders: Pick<Folders, "root" | "home">,
  archive: string,
  {now}: CollectEffects
): Promise<Collected> {
  const latest = latestReceipts(await readLedger(archive));
  const received: Receipt[] = [];
  const take = async (name: string, content: Uint8Array) => {
    const sha256 = sha256Of(content);
    if (latest.get(`${source.id} ${name}`)?.sha256 === sha256) return keep(archive, sha256, content);
    const facts = {source_id: source.id, name, received_at: now().toISOString(), licence: source.licence};
    received.push(await receive(archive, {...facts, content}));
  };
  for (const name of source.files) await take(name, await readOwn(fileOf(folders, name), name));
  if (source.inbox === undefined) return {received, unopened: []};
  const {folder, files, unopened} = await listInbox(folders.home, source.inbox);
  for (const {path, name} of files) {
    const content = await readDropped(path, folder).catch(error => {
      if (!(error instanceof NotRead)) throw error;
      unopened.push({name, rule: error.rule});
    });
    if (content) await take(name, content);
  }
  return {received, unopened};
}

async function readOwn(path: string, name: string): Promise<Uint8Array> {
  return readNamed(path).catch(error => {
    if (!(error instanceof NotRead)) throw error;
    const rule = error.rule === "file_vanished" ? "file_missing" : error.rule;
    throw new OperatorError({where: name, ...unopenedWords[rule]});
  });
}
