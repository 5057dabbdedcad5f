import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Receipt} from "../contracts/ledger.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Source} from "../contracts/source.js";
import {OperatorError} from "../errors.js";
import {keep, receive} from "./archive.js";
import {readLedger} from "./ledger.js";

export interface CollectEffects {
  now: () => Date;
}

/**
 * Looks at a source's files in the data folder and receives those that differ from what was last
 * received under that name. Returns the receipts that are new; a file seen before gives none.
 */
export async function collectBundled(
  source: Source,
  root: string,
  archive: string,
  {now}: CollectEffects
): Promise<Receipt[]> {
  const latest = new Map(
    (await readLedger(archive)).map(receipt => [`${receipt.source_id} ${receipt.name}`, receipt.sha256])
  );
  const received: Receipt[] = [];
  for (const name of source.files) {
    const content = await readFile(join(root, name)).catch(() => {
      throw new OperatorError({where: name, ja: "ファイルがありません。", en: "the file is missing."});
    });
    const sha256 = sha256Of(content);
    if (latest.get(`${source.id} ${name}`) === sha256) {
      await keep(archive, sha256, content);
      continue;
    }
    const facts = {source_id: source.id, name, received_at: now().toISOString(), licence: source.licence};
    received.push(await receive(archive, {...facts, content}));
  }
  return received;
}
