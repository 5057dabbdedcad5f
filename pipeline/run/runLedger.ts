import {randomBytes} from "node:crypto";
import {join} from "node:path";
import {addLine, readLines} from "../collect/jsonLines.js";
import {secondInJapan} from "../contracts/day.js";
import type {LedgerEnd} from "../contracts/ledger.js";
import {type EventOf, type RunEvent, runEvent} from "../contracts/runEvent.js";

/** Everything that happened in runs, in the order of writing. */
export interface RunHistory {
  events: RunEvent[];
  /** Lines that are no events: torn by a crash or changed by hand. They are passed over. */
  unreadable: number;
}

/** data/runs.jsonl: outside the warehouse, so that a run that fails can still say so. */
export function runsPath({data}: {data: string}): string {
  return join(data, "runs.jsonl");
}

export async function readRuns(settings: {data: string}): Promise<RunHistory> {
  const lines = onceEach(await readLines(runsPath(settings)));
  const events = lines.map(parseEvent).filter(event => event !== undefined);
  return {events, unreadable: lines.length - events.length};
}

/**
 * The lines that are not empty; one that stands twice to the letter counts once, for one written while older runs moved
 * may have been written again.
 */
export function onceEach(lines: readonly string[]): string[] {
  const events = new Set<string>();
  return lines.filter(line => {
    if (line === "" || events.has(line)) return false;
    if (line.startsWith('{"event":')) events.add(line);
    return true;
  });
}

export async function recordEvent(settings: {data: string}, event: RunEvent): Promise<void> {
  await addLine(runsPath(settings), runEvent.parse(event));
}

/** The last run that left a whole set standing, published or found unchanged. */
export function lastGood(events: readonly RunEvent[]): EventOf<"ended"> | undefined {
  return events.findLast(
    event => event.event === "ended" && (event.outcome === "published" || event.outcome === "unchanged")
  ) as EventOf<"ended"> | undefined;
}

/** How far the ledger of receipts reached when a run last ended, or when receipts were adopted since. */
export function lastAcknowledged(events: readonly RunEvent[]): LedgerEnd | undefined {
  const last = events.findLast(({event, ...rest}) => "receipts" in rest && rest.receipts !== undefined);
  return last !== undefined && "receipts" in last ? last.receipts : undefined;
}

/** What lay in the inboxes and could not be taken in when a run last looked; told for each source. */
export function lastUnopened(events: readonly RunEvent[]): EventOf<"unopened">[] {
  const last = events.findLast(event => event.event === "step" && event.step === "collect");
  return events.filter((event): event is EventOf<"unopened"> => {
    return event.event === "unopened" && event.run_id === last?.run_id;
  });
}

/** A name for a run that sorts by its time in Japan: 20261126T063000-9f2c1a. */
export function newRunId(now: Date): string {
  return `${secondInJapan(now).replace(/[-:]/g, "").replace(" ", "T")}-${randomBytes(3).toString("hex")}`;
}

/** The event that a line tells of; undefined for a line that is none. */
export function parseEvent(line: string): RunEvent | undefined {
  try {
    return runEvent.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
