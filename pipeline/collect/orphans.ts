import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Problem} from "../errors.js";
import {intentPath} from "./archive.js";
import {whatToDo} from "./chain.js";
import {hashesIn, progressFolder} from "./progress.js";

const HASH = /^[0-9a-f]{64}$/;

/** What of ours stands in the archive besides artifacts, what is being written, and what systems leave in folders. */
const OURS = /^(ledger\.jsonl.*|asking|receiving\.json|\..*|.*\.part|Thumbs\.db|desktop\.ini)$/i;

/** What lies in the archive, by name: artifacts, and files that are nothing of ours. Opens none. */
export async function archiveFiles(archive: string): Promise<{artifacts: string[]; strays: string[]}> {
  const names = (await namesIn(archive)).sort();
  return {
    artifacts: names.filter(name => HASH.test(name)),
    strays: names.filter(name => !HASH.test(name) && !OURS.test(name))
  };
}

/** The artifacts that something unfinished names: an asking, or a file that was being received when the power went. */
export async function namedByIntents(archive: string): Promise<Set<string>> {
  const folder = progressFolder(archive);
  const notes = (await namesIn(folder)).filter(name => name.endsWith(".json")).map(name => join(folder, name));
  const texts = await Promise.all([...notes, intentPath(archive)].map(path => readFile(path, "utf8").catch(() => "")));
  return new Set(texts.flatMap(hashesIn));
}

/** One line for all bytes that no receipt names. */
export function orphanProblem(archive: string, orphans: readonly string[]): Problem {
  const [first = ""] = orphans;
  const more = orphans.length - 1;
  return {
    where: join(archive, first),
    ja: `この保管ファイル${more > 0 ? `（ほか ${more} 件）` : ""}の受領の記録がありません。${whatToDo.ja}`,
    en: `no receipt names this archived file${more > 0 ? ` (and ${more} more)` : ""}. ${whatToDo.en}`,
    reason: {code: "archive_damaged"}
  };
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}
