import {mkdir, open, readdir, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import type {Receipt} from "../contracts/ledger.js";
import {sha256Of} from "../contracts/sha256.js";
import {OperatorError} from "../errors.js";
import {appendReceipt} from "./ledger.js";
import {replaceFile} from "./replaceFile.js";

export interface ReceivedFile extends Omit<Receipt, "sha256" | "bytes"> {
  content: Uint8Array;
}

/**
 * Keeps the bytes under their own SHA-256 and writes one receipt. Nothing in the archive is
 * ever changed: the same bytes again give a second receipt for the same artifact.
 */
export async function receive(archive: string, {content, ...facts}: ReceivedFile): Promise<Receipt> {
  const sha256 = sha256Of(content);
  await keep(archive, sha256, content);
  const receipt = {...facts, sha256, bytes: content.byteLength};
  await appendReceipt(archive, receipt);
  return receipt;
}

/** Writes the receipt of bytes that lie in the archive already. Throws OperatorError when they are gone. */
export async function receiveKept(
  archive: string,
  sha256: string,
  facts: Omit<Receipt, "sha256" | "bytes">
): Promise<Receipt> {
  const {byteLength} = await readArtifact(archive, sha256);
  const receipt = {...facts, sha256, bytes: byteLength};
  await appendReceipt(archive, receipt);
  return receipt;
}

/** The bytes of an artifact; throws OperatorError when they are gone or no longer match their name. */
export async function readArtifact(archive: string, sha256: string): Promise<Uint8Array> {
  const path = join(archive, sha256);
  const content = await readFile(path).catch(() => undefined);
  if (content && sha256Of(content) === sha256) return content;
  throw new OperatorError({
    where: path,
    ja: content
      ? "保管したファイルの内容が変わっています。元のファイルに戻してください。"
      : "保管したファイルがありません。",
    en: content ? "the archived file was changed; put the original back." : "the archived file is missing.",
    reason: {code: "archive_damaged"}
  });
}

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
  const folder = await open(archive, "r");
  await folder.sync(); // the name too must outlive a power cut, before a receipt speaks of it
  await folder.close();
}
