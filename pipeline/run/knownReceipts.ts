import {readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {listInbox} from "../collect/inbox.js";
import {parseLine} from "../collect/ledger.js";
import {readDropped, readNamed} from "../collect/readWhole.js";
import {fileOf} from "../contracts/folders.js";
import type {Receipt} from "../contracts/ledger.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Source} from "../contracts/source.js";
import {OperatorError} from "../errors.js";
import {readCsv} from "../read/bytes/csv.js";
import type {Settings} from "../settings.js";

/** The receipts of an old copy of the ledger; throws OperatorError where it is none. */
export async function receiptsIn(copy: string): Promise<Receipt[]> {
  const text = await readFile(copy, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError({
      where: `--from ${copy}`,
      ja: `読めません（${error.code}）。ledger.jsonl の控えを指定してください。`,
      en: `cannot be read (${error.code}); expected a copy of ledger.jsonl.`
    });
  });
  const lines = text.split("\n").filter(line => line.trim() !== "");
  return lines.map((line, i) => {
    const {previous, clock_back, ...entry} = parseLine(line, `${copy}:${i + 1}`);
    return entry;
  });
}

/** What the office's list says of each file: when it was first received, and when it came again after another. */
export async function receiptsListed({internal}: Settings, sources: readonly Source[], now: Date): Promise<Receipt[]> {
  const path = join(internal, "current", "file.csv");
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return [];
  return readCsv(bytes, path).records.flatMap(({fields}) => {
    const {source_id = "", file: name = "", artifact_sha256: sha256 = "", bytes: size = "", ...row} = fields;
    const facts = {source_id, name, sha256, bytes: Number(size), licence: licenceOf(source_id, sources)};
    const instants = new Set([row.first_received_at ?? "", row.last_received_at ?? ""]);
    return [...instants].map(at => ({...facts, received_at: notAfter(now, new Date(at))}));
  });
}

/** Files that still lie where they came from and have the same bytes, dated when those were kept. */
export async function receiptsAtHand(
  settings: Settings,
  sources: readonly Source[],
  wanted: ReadonlySet<string>,
  now: Date
): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  const look = async ({id, licence}: Source, name: string, content: Uint8Array | undefined) => {
    const sha256 = content ? sha256Of(content) : "";
    if (!content || !wanted.has(sha256)) return;
    const received_at = await firstSeen(settings.archive, sha256, now);
    receipts.push({source_id: id, name, sha256, bytes: content.byteLength, received_at, licence});
  };
  for (const source of sources) {
    for (const name of source.files)
      await look(source, name, await readNamed(fileOf(settings, name)).catch(() => undefined));
    if (source.inbox === undefined) continue;
    const {folder, files} = await listInbox(settings.home, source.inbox);
    for (const {path, name} of files) await look(source, name, await readDropped(path, folder).catch(() => undefined));
  }
  return receipts;
}

/** When the archive has had these bytes since, as far as the disk knows. */
export async function firstSeen(archive: string, sha256: string, now: Date): Promise<string> {
  return notAfter(now, (await stat(join(archive, sha256))).mtime);
}

function notAfter(now: Date, instant: Date): string {
  return (instant <= now ? instant : now).toISOString(); // a date that is none is not before now either
}

function licenceOf(id: string, sources: readonly Source[]): string {
  return sources.find(source => source.id === id)?.licence ?? "not known";
}
