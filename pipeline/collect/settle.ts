import {readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Receipt} from "../contracts/ledger.js";
import {artifactName, requestIdOf} from "../contracts/request.js";
import {readArtifact, receiveKept} from "./archive.js";
import {appendReceipt, latestReceipts, readLedger} from "./ledger.js";
import {dropProgress, type Progress, parseProgress, progressFolder} from "./progress.js";

/**
 * Writes the receipts of an asking whose pages are all there, all of one instant, and forgets the asking. A page that
 * is what was last received under its name gives none; one that the answer no longer has is written down as gone. Done
 * again after a crash it adds what is missing and no more.
 */
export async function settle(archive: string, path: string, progress: Progress, now: Date): Promise<Receipt[]> {
  const latest = latestReceipts(await readLedger(archive));
  const received_at = progress.completed_at ?? now.toISOString();
  const received: Receipt[] = [];
  for (const {name, sha256, url, address, etag, last_modified} of Object.values(progress.pages)) {
    const known = artifactName(progress.source_id, progress.request_id, name);
    if (latest.get(`${progress.source_id} ${known}`)?.sha256 === sha256) continue;
    received.push(
      await receiveKept(archive, sha256, {
        source_id: progress.source_id,
        name: known,
        received_at,
        licence: progress.licence,
        url,
        address,
        ...(etag !== undefined && {etag}),
        ...(last_modified !== undefined && {last_modified})
      })
    );
  }
  for (const {source_id, name, sha256, bytes, licence} of goneIn(progress, latest)) {
    const gone = {source_id, name, sha256, bytes, received_at, licence, gone: true} as const;
    await appendReceipt(archive, gone);
    received.push(gone);
  }
  await dropProgress(path);
  return received;
}

/** The pages of the answer before that a whole answer does not have. */
function goneIn({source_id, request_id, pages, gated}: Progress, latest: ReadonlyMap<string, Receipt>): Receipt[] {
  if (gated) return [];
  const names = new Set(Object.values(pages).map(({name}) => artifactName(source_id, request_id, name)));
  return [...latest.values()].filter(
    one => one.source_id === source_id && requestIdOf(source_id, one.name) === request_id && !names.has(one.name)
  );
}

/** Settles every asking that a crash kept from its receipts. Needs no network. */
export async function settleAll(archive: string, now: Date): Promise<Receipt[]> {
  const folder = progressFolder(archive);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const received: Receipt[] = [];
  for (const name of names.filter(one => one.endsWith(".json")).sort()) {
    const path = join(folder, name);
    const progress = await parseProgress(path);
    if (!progress?.complete) continue;
    if (await isWhole(archive, progress)) received.push(...(await settle(archive, path, progress, now)));
    else await dropProgress(path); // a page was lost since: it is asked for anew
  }
  return received;
}

async function isWhole(archive: string, {pages}: Progress): Promise<boolean> {
  for (const {sha256} of Object.values(pages)) {
    if ((await readArtifact(archive, sha256).catch(() => undefined)) === undefined) return false;
  }
  return true;
}
