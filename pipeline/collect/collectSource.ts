import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {type Folders, fileOf} from "../contracts/folders.js";
import type {Receipt} from "../contracts/ledger.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Source} from "../contracts/source.js";
import {OperatorError} from "../errors.js";
import {keep, receive} from "./archive.js";
import {latestReceipts, readLedger} from "./ledger.js";

export interface CollectEffects {
  now: () => Date;
}

/** Files that programs leave beside a document while it is open, and what systems keep in folders. */
const NOT_FOR_US = /(^|\/)(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Looks at a source's files in the data folder and in its inbox and receives those that differ from what was last
 * received under that name. Returns the receipts that are new; a file seen before gives none. A file that was taken
 * out of the inbox stays received.
 */
export async function collectSource(
  source: Source,
  folders: Pick<Folders, "root" | "home">,
  archive: string,
  {now}: CollectEffects
): Promise<Receipt[]> {
  const latest = latestReceipts(await readLedger(archive));
  const received: Receipt[] = [];
  for (const name of [...source.files, ...(await filesInInbox(source, folders.home))]) {
    const content = await readFile(fileOf(folders, name)).catch(() => {
      throw new OperatorError({where: name, ja: "ファイルがありません。", en: "the file is missing."});
    });
    const sha256 = sha256Of(content);
    if (latest.get(`${source.id} ${name}`)?.sha256 === sha256) {
      await keep(archive, sha256, content);
      continue;
    }
    const facts = {source_id: source.id, name, received_at: now().toISOString(), licence: source.licence};
    received.push(await receive(archive, {...facts, content}));
  }
  return received;
}

/** The files people dropped, by their path in the home, sorted; none where there is no inbox yet. */
async function filesInInbox({inbox}: Source, home: string): Promise<string[]> {
  if (inbox === undefined) return [];
  const folder = `data/inbox/${inbox}`;
  const entries = await readdir(join(home, folder), {recursive: true, withFileTypes: true}).catch(error => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(home.length).replaceAll("\\", "/").replace(/^\//, ""))
    .map(path => path.normalize("NFC"))
    .filter(path => !NOT_FOR_US.test(path.slice(folder.length)))
    .sort();
}
