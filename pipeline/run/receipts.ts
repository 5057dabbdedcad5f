import {join} from "node:path";
import {chainFaults} from "../collect/chain.js";
import {endOf, ledgerLines, ledgerPath, readLedger} from "../collect/ledger.js";
import {archiveFiles, namedByIntents, orphanProblem} from "../collect/orphans.js";
import {progressFolder} from "../collect/progress.js";
import {replaceFile} from "../collect/replaceFile.js";
import type {LedgerEnd, Receipt} from "../contracts/ledger.js";
import {OperatorError, type Problem} from "../errors.js";

/** What a run finds before it changes anything. */
export interface Held {
  /** How many receipts there are. */
  receipts: number;
  /** Bytes without a receipt that an earlier version left, which did not note what it was about to receive. */
  unclaimed: string[];
}

/**
 * Throws OperatorError, one line, where receipts were lost or changed: a ledger that does not hold together or reaches
 * less far than was acknowledged, or bytes that neither a receipt nor anything unfinished names. What a crash leaves is
 * none of it. Opens no artifact, and changes nothing.
 */
export async function assertReceiptsHold(archive: string, acknowledged: LedgerEnd | undefined): Promise<Held> {
  const lines = await ledgerLines(archive);
  const [fault] = chainFaults(lines, ledgerPath(archive), acknowledged);
  if (fault) throw new OperatorError(fault);
  const orphans = await orphansOf(archive, await readLedger(archive));
  const former = acknowledged === undefined && lines.length > 0 && !lines.some(line => line.includes('"previous"'));
  if (orphans.length > 0 && !former) throw new OperatorError(orphanProblem(archive, orphans));
  return {receipts: lines.length, unclaimed: orphans};
}

/** The artifacts that neither a receipt nor anything unfinished names. */
export async function orphansOf(archive: string, ledger: readonly Receipt[]): Promise<string[]> {
  const [{artifacts}, named] = await Promise.all([archiveFiles(archive), namedByIntents(archive)]);
  const received = new Set(ledger.map(({sha256}) => sha256));
  return artifacts.filter(sha256 => !received.has(sha256) && !named.has(sha256));
}

/** How far the ledger reaches now, for the line that says how a run ended. */
export async function receiptsEnd(archive: string): Promise<{receipts: LedgerEnd}> {
  return {receipts: endOf(await ledgerLines(archive))};
}

/** Notes what an earlier version left without a receipt, so that it is not taken for a loss from now on. */
export async function noteUnclaimed(archive: string, {unclaimed}: Held): Promise<void> {
  if (unclaimed.length === 0) return;
  await replaceFile(join(progressFolder(archive), "earlier.json"), JSON.stringify({unclaimed}));
}

/** What a run that went well tells of receipts, once: bytes of an earlier version, and a clock that was set back. */
export async function receiptNotes(archive: string, {receipts, unclaimed}: Held, now: Date): Promise<Problem[]> {
  const ledger = await readLedger(archive);
  const notes: Problem[] = [];
  if (unclaimed.length > 0)
    notes.push({
      where: archive,
      ja: `前の版が受領の記録を残さなかったファイルが ${unclaimed.length} 件あります。そのまま置きます。`,
      en: `found ${unclaimed.length} files that an earlier version left without a receipt; they stay where they are.`
    });
  const last = ledger.reduce((most, {received_at}) => Math.max(most, Date.parse(received_at)), 0);
  const [clock, latest] = [now.toISOString(), new Date(last).toISOString()];
  if (last > now.valueOf() || ledger.slice(receipts).some(({clock_back}) => clock_back))
    notes.push({
      where: ledgerPath(archive),
      ja: `時計（${clock}）が最後の受領（${latest}）より前です。受領の順を正とします。`,
      en: `the clock (${clock}) stands before the last receipt (${latest}); the order of receiving decides.`
    });
  return notes;
}
