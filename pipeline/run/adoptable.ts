import {join} from "node:path";
import {readArtifact} from "../collect/archive.js";
import {archiveFiles} from "../collect/orphans.js";
import type {Receipt} from "../contracts/ledger.js";
import type {Problem} from "../errors.js";
import type {Settings} from "../settings.js";
import {sourcesFor} from "../sources/index.js";
import {firstSeen, receiptsAtHand, receiptsIn, receiptsListed} from "./knownReceipts.js";
import {orphansOf} from "./receipts.js";

/** A receipt that can be written again, and what knows of it. */
export interface Found {
  receipt: Receipt;
  known_from: "copy" | "list" | "file";
}

type Facts = Pick<Receipt, "source_id" | "name" | "sha256">;

/**
 * Receipts for bytes that have none: of an old copy of the ledger, of the office's own list of files (both also for a
 * second name of bytes that have one), and of files that still lie where they came from. Whatever is left is told with
 * what to do.
 */
export async function findReceipts(
  settings: Settings,
  standing: readonly Receipt[],
  {from, now}: {from?: string | undefined; now: Date}
): Promise<{found: Found[]; impossible: Problem[]}> {
  const {archive} = settings;
  const orphans = new Set(await orphansOf(archive, standing));
  const kept = new Set((await archiveFiles(archive)).artifacts);
  const sources = sourcesFor({sample: true});
  const found: Found[] = [];
  const sound = new Map<string, boolean>();
  const take = async (known_from: Found["known_from"], receipts: readonly Receipt[]) => {
    for (const one of receipts.filter(({sha256}) => kept.has(sha256))) {
      if (!sound.has(one.sha256)) sound.set(one.sha256, await isSound(archive, one.sha256));
      if (sound.get(one.sha256)) found.push({known_from, receipt: {...one, adopted: true}});
    }
  };
  const left = () => {
    const placed = new Set(found.map(({receipt}) => receipt.sha256));
    return new Set([...orphans].filter(sha256 => !placed.has(sha256)));
  };
  if (from !== undefined) await take("copy", notIn(standing, await receiptsIn(from)));
  const known = new Set([...standing, ...found.map(({receipt}) => receipt)].map(keyOf));
  await take(
    "list",
    (await receiptsListed(settings, sources, now)).filter(one => !known.has(keyOf(one)))
  );
  if (left().size > 0) await take("file", await receiptsAtHand(settings, sources, left(), now));
  const impossible: Problem[] = [];
  for (const sha256 of left()) impossible.push(await unknown(archive, sha256, now));
  return {found, impossible};
}

function keyOf({source_id, name, sha256}: Facts): string {
  return `${source_id} ${name} ${sha256}`;
}

/** Of an old copy, what the ledger does not say already; what was adopted before under another date is said. */
function notIn(standing: readonly Receipt[], copy: readonly Receipt[]): Receipt[] {
  const said = new Set(standing.map(one => `${keyOf(one)} ${one.adopted ? "" : one.received_at}`));
  return copy.filter(one => !said.has(`${keyOf(one)} ${one.received_at}`) && !said.has(`${keyOf(one)} `));
}

async function unknown(archive: string, sha256: string, now: Date): Promise<Problem> {
  const where = join(archive, sha256);
  if (!(await isSound(archive, sha256)))
    return {
      where,
      ja: "内容が名前（SHA-256）と違います。取り込めません。data/archive の外へ移してください。",
      en: "its content is not what its name (SHA-256) says and cannot be taken in; move it out of the archive."
    };
  const at = await firstSeen(archive, sha256, now);
  return {
    where,
    ja:
      `どのファイルか分かりません（${at} から）。元のファイルを inbox に入れてもう一度 bio archive adopt を実行するか、` +
      "これを data/archive の外へ移してください（サービスの応答は次の問合せで取り直します）。",
    en:
      `nothing says what it is (here since ${at}); put the file into the inbox and use bio archive adopt again, ` +
      "or move this out of the archive (what a service answered is asked for anew)."
  };
}

async function isSound(archive: string, sha256: string): Promise<boolean> {
  return (await readArtifact(archive, sha256).catch(() => undefined)) !== undefined;
}
