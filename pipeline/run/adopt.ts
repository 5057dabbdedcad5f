import {copyFile, open, readFile} from "node:fs/promises";
import {chainFaults} from "../collect/chain.js";
import {endOf, isBefore, ledgerLines, ledgerPath, lineHash, parseLine} from "../collect/ledger.js";
import {replaceFile, syncFolder} from "../collect/replaceFile.js";
import {secondInJapan} from "../contracts/day.js";
import type {LedgerLine, Receipt} from "../contracts/ledger.js";
import type {Problem} from "../errors.js";
import {withLock} from "../lock/lock.js";
import type {Settings} from "../settings.js";
import {type Found, findReceipts} from "./adoptable.js";
import {lastAcknowledged, newRunId, readRuns, recordEvent} from "./runLedger.js";

/** What adopting comes to: what is taken in again, what cannot be, and what of the ledger is accepted as it stands. */
export interface Adoption {
  adopted: Found[];
  impossible: Problem[];
  faults: Problem[];
  /** The name of the former ledger, once it was written anew. */
  former?: string;
}

export interface AdoptRequest {
  /** An old copy of the ledger. */
  from?: string | undefined;
  /** False to look only. */
  write: boolean;
  now: Date;
}

/**
 * Takes bytes without a receipt in again, each dated when it was first seen and in its place among the others, and
 * accepts the ledger as it stands then: its lines are bound together anew, and how far it reaches is acknowledged. The
 * former ledger is kept beside it. Bytes of which nobody knows what they are stay as they are, and are told.
 */
export async function adopt(settings: Settings, {from, write, now}: AdoptRequest): Promise<Adoption> {
  const look = async () => {
    const lines = await ledgerLines(settings.archive);
    const acknowledged = lastAcknowledged((await readRuns(settings)).events);
    const standing = lines.flatMap(receiptIn);
    const {found, impossible} = await findReceipts(settings, standing, {from, now});
    const faults = chainFaults(lines, ledgerPath(settings.archive), acknowledged);
    return {standing, adoption: {adopted: found, impossible, faults}};
  };
  if (!write) return (await look()).adoption;
  return withLock(settings.lock, async () => {
    const {standing, adoption} = await look();
    const {adopted, faults} = adoption;
    if (adopted.length + faults.length === 0) return adoption;
    const receipts = merged(
      standing,
      adopted.map(({receipt}) => receipt)
    );
    const lines = bound(receipts);
    const former = await replaceLedger(settings.archive, lines, now);
    const facts = {adopted: adopted.length, receipts: endOf(lines)};
    await recordEvent(settings, {event: "adopted", run_id: newRunId(now), at: now.toISOString(), ...facts});
    return {...adoption, ...(former && {former})};
  });
}

/** Those that stand keep their order; each that is new comes before the first that is dated later. */
function merged(standing: readonly Receipt[], fresh: readonly Receipt[]): Receipt[] {
  const waiting = fresh.toSorted((a, b) => Date.parse(a.received_at) - Date.parse(b.received_at));
  const all = standing.flatMap(one => {
    const first = waiting.findIndex(other => !isBefore(other, one));
    return [...waiting.splice(0, first < 0 ? waiting.length : first), one];
  });
  return [...all, ...waiting];
}

/** The lines of a ledger: each with the hash of the one before, and marked where it is dated before it. */
function bound(receipts: readonly Receipt[]): string[] {
  const lines: string[] = [];
  for (const [i, {clock_back: _, ...entry}] of receipts.entries()) {
    const before = receipts[i - 1];
    const line: LedgerLine = {
      ...entry,
      ...(before && isBefore(entry, before) && {clock_back: true}),
      previous: lineHash(lines.at(-1))
    };
    lines.push(JSON.stringify(line));
  }
  return lines;
}

async function replaceLedger(archive: string, lines: readonly string[], now: Date): Promise<string | undefined> {
  const path = ledgerPath(archive);
  const kept = await readFile(path).catch(() => undefined);
  const former = `${path}.${secondInJapan(now).replace(/[-:]/g, "").replace(" ", "T")}`;
  if (kept) {
    await copyFile(path, former);
    const file = await open(former, "r");
    await file.sync();
    await file.close();
  }
  await replaceFile(path, lines.map(line => `${line}\n`).join(""));
  await syncFolder(archive);
  return kept && former;
}

function receiptIn(line: string): Receipt[] {
  try {
    const {previous, ...entry} = parseLine(line, "");
    return [entry];
  } catch {
    return []; // told as a fault, and left out of what is bound together
  }
}
