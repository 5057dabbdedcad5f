import {join} from "node:path";
import {type Receipt, receipt} from "../contracts/ledger.js";
import {OperatorError} from "../errors.js";
import {appendLine, readLines} from "./jsonLines.js";

/** All receipts in the order of receiving; throws OperatorError naming a line that is not a receipt. */
export async function readLedger(archive: string): Promise<Receipt[]> {
  const path = ledgerPath(archive);
  return (await readLines(path)).map((line, i) => parseLine(line, `${path}:${i + 1}`));
}

/** Writes one receipt to disk for good. */
export async function appendReceipt(archive: string, entry: Receipt): Promise<void> {
  await appendLine(ledgerPath(archive), receipt.parse(entry));
}

/** The last receipt under each name, by "<source> <name>"; none under a name that is gone. */
export function latestReceipts(ledger: readonly Receipt[]): ReadonlyMap<string, Receipt> {
  const latest = new Map(ledger.map(entry => [`${entry.source_id} ${entry.name}`, entry]));
  return new Map([...latest].filter(([, {gone}]) => !gone));
}

function parseLine(line: string, where: string): Receipt {
  try {
    return receipt.parse(JSON.parse(line));
  } catch {
    throw new OperatorError({
      where,
      ja: "受領の記録として読めません。この行を直すか、控えから戻してください。",
      en: "not readable as a receipt; mend this line or restore the ledger from a copy.",
      reason: {code: "archive_damaged"}
    });
  }
}

function ledgerPath(archive: string): string {
  return join(archive, "ledger.jsonl");
}
