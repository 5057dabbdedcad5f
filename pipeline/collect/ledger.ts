import {join} from "node:path";
import {type LedgerEnd, type LedgerLine, ledgerLine, NOTHING, type Receipt, receipt} from "../contracts/ledger.js";
import {sha256Of} from "../contracts/sha256.js";
import {OperatorError} from "../errors.js";
import {appendAfter, readLines} from "./jsonLines.js";

/** All receipts in the order of receiving; throws OperatorError naming a line that is not a receipt. */
export async function readLedger(archive: string): Promise<Receipt[]> {
  const path = ledgerPath(archive);
  return (await readLines(path)).map((line, i) => {
    const {previous, ...entry} = parseLine(line, `${path}:${i + 1}`);
    return entry;
  });
}

/**
 * Writes one receipt to disk for good, bound to the line before it by that line's hash. One that is dated before it is
 * a true receipt all the same, for clocks are set back: it is marked, and stands where it came. Returns it as written.
 */
export async function appendReceipt(archive: string, entry: Receipt): Promise<Receipt> {
  const path = ledgerPath(archive);
  let written = receipt.parse(entry);
  await appendAfter(path, last => {
    const before = last === undefined ? undefined : parseLine(last, path);
    if (before && isBefore(written, before)) written = {...written, clock_back: true};
    return {...written, previous: lineHash(last)};
  });
  return written;
}

/** The lines of the ledger as they stand. */
export async function ledgerLines(archive: string): Promise<string[]> {
  return readLines(ledgerPath(archive));
}

/** How far the ledger reaches now. */
export function endOf(lines: readonly string[]): LedgerEnd {
  return {count: lines.length, last: lineHash(lines.at(-1))};
}

/** What the line behind this one carries. */
export function lineHash(line: string | undefined): string {
  return line === undefined ? NOTHING : sha256Of(line);
}

export function isBefore(one: Pick<Receipt, "received_at">, other: Pick<Receipt, "received_at">): boolean {
  return Date.parse(one.received_at) < Date.parse(other.received_at);
}

/** The last receipt under each name, by "<source> <name>"; none under a name that is gone. */
export function latestReceipts(ledger: readonly Receipt[]): ReadonlyMap<string, Receipt> {
  const latest = new Map(ledger.map(entry => [`${entry.source_id} ${entry.name}`, entry]));
  return new Map([...latest].filter(([, {gone}]) => !gone));
}

/** One line; throws OperatorError where it is not a receipt. */
export function parseLine(line: string, where: string): LedgerLine {
  try {
    return ledgerLine.parse(JSON.parse(line));
  } catch {
    throw new OperatorError({
      where,
      ja: "受領の記録として読めません。この行を直すか、控えから戻してください。",
      en: "not readable as a receipt; mend this line or restore the ledger from a copy.",
      reason: {code: "archive_damaged"}
    });
  }
}

export function ledgerPath(archive: string): string {
  return join(archive, "ledger.jsonl");
}
