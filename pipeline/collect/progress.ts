import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {sha256Of} from "../contracts/sha256.js";
import {replaceFile} from "./replaceFile.js";

/** A page that lies in the archive already, although no receipt speaks of it yet. */
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

/** What was kept of an asking that did not end, if it is of the same question and not too old. */
export async function readProgress(path: string, question: string, now: Date): Promise<Progress | undefined> {
  const kept = await parseProgress(path);
  if (!kept) return undefined;
  const age = now.valueOf() - Date.parse(kept.started_at);
  return kept.question === question && age >= 0 && age < FRESH_MS ? kept : undefined;
}

/** The same whatever its age; undefined for a file that is none or was torn. */
export async function parseProgress(path: string): Promise<Progress | undefined> {
  try {
    return progress.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return undefined; // nothing there, or a torn file: the asking begins anew
  }
}

export async function writeProgress(path: string, kept: Progress): Promise<void> {
  await replaceFile(path, JSON.stringify(kept));
}

export async function dropProgress(path: string): Promise<void> {
  await rm(path, {force: true});
}

/** One text for one question: the request with what is told to the service. */
export function questionOf(id: string, params: Readonly<Record<string, string>>): string {
  return sha256Of(JSON.stringify([id, Object.entries(params).sort(([a], [b]) => a.localeCompare(b))]));
}
