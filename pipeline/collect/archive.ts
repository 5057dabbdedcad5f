import {mkdir, readdir, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {type Receipt, receipt} from "../contracts/ledger.js";
import {sha256Of} from "../contracts/sha256.js";
import {OperatorError} from "../errors.js";
import {appendReceipt, latestReceipts, readLedger} from "./ledger.js";
import {replaceFile, syncFolder} from "./replaceFile.js";

export interface ReceivedFile extends Omit<Receipt, "sha256" | "bytes"> {
  content: Uint8Array;
}

/**
 * Keeps the bytes under their own SHA-256 and writes one receipt. Nothing in the archive is
 * ever changed: the same bytes again give a second receipt for the same artifact. The receipt to be is noted first, so
 * that no bytes lie there of which nobody knows what they are, wherever the power goes.
 */
export async function receive(archive: string, {content, ...facts}: ReceivedFile): Promise<Receipt> {
  const entry = receipt.parse({...facts, sha256: sha256Of(content), bytes: content.byteLength});
  await replaceFile(intentPath(archive), JSON.stringify(entry));
  await syncFolder(archive);
  await keep(archive, entry.sha256, content);
  const written = await appendReceipt(archive, entry);
  await rm(intentPath(archive), {force: true});
  return written;
}

/** Where the receipt to be is noted while its bytes are kept; one at a time, for the archive has one writer. */
export function intentPath(archive: string): string {
  return join(archive, "receiving.json");
}

/**
 * Writes the receipt of a file whose bytes were kept when a crash came; of one whose bytes were not, nothing is left.
 */
export async function finishReceiving(archive: string, now: Date): Promise<Receipt[]> {
  const note = await readFile(intentPath(archive), "utf8").catch(() => "");
  const entry = receiptIn(note);
  const content = entry && (await readArtifact(archive, entry.sha256).catch(() => undefined));
  const latest = latestReceipts(await readLedger(archive));
  const owed = content && latest.get(`${entry.source_id} ${entry.name}`)?.sha256 !== entry.sha256;
  const received = owed ? [await appendReceipt(archive, {...entry, received_at: now.toISOString()})] : [];
  if (note !== "") await rm(intentPath(archive), {force: true});
  return received;
}

function receiptIn(note: string): Receipt | undefined {
  try {
    return receipt.safeParse(JSON.parse(note)).data;
  } catch {
    return undefined; // there is none
  }
}

/** Writes the receipt of bytes that lie in the archive already. Throws OperatorError when they are gone. */
export async function receiveKept(
  archive: string,
  sha256: string,
  facts: Omit<Receipt, "sha256" | "bytes">
): Promise<Receipt> {
  const {byteLength} = await readArtifact(archive, sha256);
  return appendReceipt(archive, {...facts, sha256, bytes: byteLength});
}

/** The bytes of an artifact; throws OperatorError when they are gone or no longer match their name. */
export async function readArtifact(archive: string, sha256: string): Promise<Uint8Array> {
  const path = join(archive, sha256);
  const content = await readFile(path).catch(() => undefined);
  if (content && sha256Of(content) === sha256) return content;
  throw new OperatorError({
    where: path,
    ja: `${content ? "保管したファイルの内容が変わっています。" : "保管したファイルがありません。"}${ifLost.ja}`,
    en: `${content ? "the archived file was changed" : "the archived file is missing"}; ${ifLost.en}`,
    reason: {code: "archive_damaged"}
  });
}

const ifLost = {
  ja: "元のファイルに戻してください。失われたのなら data/reference/lost_artifact.csv に行を足すと続けられます。",
  en: "put the original back, or, if it is lost, add a row to data/reference/lost_artifact.csv to go on without it."
};

/** Removes what a process that died in the midst of writing left behind. For the one writer of the archive. */
export async function sweepArchive(archive: string): Promise<void> {
  for (const name of await readdir(archive, {recursive: true}).catch(() => []))
    if (name.endsWith(".part")) await rm(join(archive, name), {force: true});
}

/** Puts the bytes into the archive, for good, unless they are there; bytes that were lost or damaged come back. */
export async function keep(archive: string, sha256: string, content: Uint8Array): Promise<void> {
  const path = join(archive, sha256);
  await mkdir(archive, {recursive: true});
  const kept = await readFile(path).catch(() => undefined);
  if (kept && sha256Of(kept) === sha256) return;
  await replaceFile(path, content);
  await syncFolder(archive); // the name too must outlive a power cut, before a receipt speaks of it
}
