import {readdir, readFile, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {z} from "zod";
import {sha256Of} from "../contracts/sha256.js";
import {readLedger} from "./ledger.js";
import {replaceFile, syncFolder} from "./replaceFile.js";

/** A page that lies in the archive already, or is about to, although no receipt speaks of it yet. */
const page = z.strictObject({
  name: z.string(),
  url: z.string(),
  address: z.string(),
  status: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  etag: z.string().optional(),
  last_modified: z.string().optional()
});

/** How far the asking of one request has come: kept beside the archive until its receipts are written. */
const progress = z.strictObject({
  source_id: z.string(),
  request_id: z.string(),
  /** What was asked; another question begins anew. */
  question: z.string(),
  started_at: z.iso.datetime(),
  licence: z.string(),
  /** True once every page is there: then the receipts can be written without the network. */
  complete: z.boolean(),
  /** When that was: the instant of all its receipts, whenever they come to be written. */
  completed_at: z.iso.datetime().optional(),
  /** True where the first page said that nothing is new, and what stands behind it was not asked for. */
  gated: z.literal(true).optional(),
  pages: z.record(z.string(), page)
});

export type Progress = z.infer<typeof progress>;
export type Page = z.infer<typeof page>;

/** Pages older than this may no longer fit those that follow. */
const FRESH_MS = 24 * 60 * 60 * 1000;

export function progressFolder(archive: string): string {
  return join(archive, "asking");
}

export function progressPath(archive: string, sourceId: string, requestId: string): string {
  return join(progressFolder(archive), `${sourceId}.${requestId}.json`);
}

/** What was kept of an asking that did not end; one of another question, or too old, is forgotten with its pages. */
export async function readProgress(path: string, question: string, now: Date): Promise<Progress | undefined> {
  const kept = await parseProgress(path);
  const age = kept === undefined ? Number.NaN : now.valueOf() - Date.parse(kept.started_at);
  if (kept?.question === question && age >= 0 && age < FRESH_MS) return kept;
  await dropProgress(path);
  return undefined;
}

/** What was kept of an asking, whatever its age; undefined for a file that is none or was torn. */
export async function parseProgress(path: string): Promise<Progress | undefined> {
  try {
    return progress.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return undefined; // nothing there, or a torn file: the asking begins anew
  }
}

/** Notes how far it has come; a page is noted before its bytes are kept, so that none lies there that nobody names. */
export async function writeProgress(path: string, kept: Progress): Promise<void> {
  await replaceFile(path, JSON.stringify(kept));
  await syncFolder(dirname(path));
}

/**
 * Forgets an asking, with the pages that it alone names: they came to no receipt, and were never acknowledged. Bytes
 * that a receipt or another asking names stay.
 */
export async function dropProgress(path: string): Promise<void> {
  const [folder, archive] = [dirname(path), dirname(dirname(path))];
  const own = hashesIn(await textOf(path));
  if (own.length === 0) return rm(path, {force: true});
  const others = (await readdir(folder).catch(() => [])).map(name => join(folder, name)).filter(one => one !== path);
  const named = new Set((await Promise.all(others.map(textOf))).flatMap(hashesIn));
  const received = new Set((await readLedger(archive)).map(({sha256}) => sha256));
  for (const sha256 of own)
    if (!named.has(sha256) && !received.has(sha256)) await rm(join(archive, sha256), {force: true});
  await rm(path, {force: true});
}

/** Every SHA-256 in a note, of whatever shape: notes of other versions name bytes too. */
export function hashesIn(text: string): string[] {
  return text.match(/\b[0-9a-f]{64}\b/g) ?? [];
}

async function textOf(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}

/** One text for one question: the request with what is told to the service. */
export function questionOf(id: string, params: Readonly<Record<string, string>>): string {
  return sha256Of(JSON.stringify([id, Object.entries(params).sort(([a], [b]) => a.localeCompare(b))]));
}
