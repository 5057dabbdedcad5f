import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Folders} from "../contracts/folders.js";
import {OperatorError} from "../errors.js";
import {quoteText, select, withMemoryStore} from "../store.js";
import type {ReadArtifact} from "./readArtifacts.js";

/**
 * Throws OperatorError where a file could not be read in time, or in the memory there is, of which figures are
 * published: a slow hour of the machine takes nothing away, and the next run tries again. A file that was never read
 * stops nobody; it is held.
 */
export async function keepWhatWasRead(
  {published}: Pick<Folders, "published">,
  artifacts: readonly Pick<ReadArtifact, "row" | "undecided">[]
): Promise<void> {
  if (!artifacts.some(({undecided}) => undecided)) return;
  const known = await filesWithFigures(join(published, "current", "source_status.parquet"));
  const lost = artifacts.flatMap(({row, undecided}) =>
    undecided && known.has(row.artifact_sha256) ? [undecided] : []
  );
  if (lost.length === 0) return;
  throw new OperatorError(
    ...lost.map(({where, ja, en}) => ({
      where,
      ja: `${ja}以前は読めており、その数値は公開中です。公開したものはそのままにします。`,
      en: `${en} It was read before and its figures are published, so what is published stays.`
    }))
  );
}

async function filesWithFigures(path: string): Promise<ReadonlySet<string>> {
  if (!existsSync(path)) return new Set();
  const sql = `select artifact_sha256 from read_parquet(${quoteText(path)}) where accepted > 0`;
  const rows = await withMemoryStore(store => select(store, sql));
  return new Set(rows.map(({artifact_sha256}) => String(artifact_sha256)));
}
