import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {compareSets} from "../answer/compare.js";
import type {SourceResult} from "../collect/askSource.js";
import {replaceFile} from "../collect/replaceFile.js";
import type {EventOf, RunEvent} from "../contracts/runEvent.js";
import type {Source} from "../contracts/source.js";
import {lastGood} from "../run/runLedger.js";
import {setsOf} from "../run/setsOf.js";
import type {Settings} from "../settings.js";
import {raiseAlerts} from "./afterRun.js";
import type {AlertSettings} from "./alerts/settings.js";
import {type Log, orNoted} from "./log.js";
import {readSummary} from "./summaryFile.js";

/** data/alerts-upto.json: the last run whose alerts were all written down. */
export function upToPath({data}: {data: string}): string {
  return join(data, "alerts-upto.json");
}

/** Notes that nothing of this run, and of those before it, is left to be told. */
export async function noteLooked(settings: Settings, run_id: string): Promise<void> {
  await replaceFile(upToPath(settings), `${JSON.stringify({run_id})}\n`);
}

/**
 * Raises, from the ledgers, the alerts of runs that ended while nobody came to raise them: the process died, or the
 * disk was full. What was raised before has its key, and is not told twice.
 */
export async function lookBack(
  settings: Settings,
  sources: readonly Source[],
  events: readonly RunEvent[],
  {alerts, now, log}: {alerts: AlertSettings; now: () => Date; log: Log}
): Promise<void> {
  for (const ended of unlooked(events, await lookedUpTo(settings))) {
    const before = events.slice(0, events.indexOf(ended)).filter(({run_id}) => run_id !== ended.run_id);
    const sets = await setsOf(settings, lastGood(before)?.content_id, ended.content_id);
    await raiseAlerts(settings, alerts, sources, {
      run_id: ended.run_id,
      at: new Date(ended.at),
      asked: askedIn(events, ended.run_id),
      why: ended.outcome === "failed" ? (ended.why ?? []) : [],
      difference: await orNoted(log, sets && compareSets(sets.former, sets.current)),
      before,
      tallies: ended.tallies ?? [],
      summary: await orNoted(log, readSummary(settings, sources, now()))
    });
    await noteLooked(settings, ended.run_id);
  }
}

/** How the sources answered that a run asked. */
export function askedIn(events: readonly RunEvent[], runId: string): SourceResult[] {
  return events
    .filter((event): event is EventOf<"source"> => event.event === "source" && event.run_id === runId)
    .map(({source_id, outcome, requests, received, why = [], failing = [], recovered = []}) => {
      return {source_id, outcome, requests, received, why, failing, recovered};
    });
}

/** The ends of runs by plan that come after this run; only the last, where the ledger does not tell of it. */
function unlooked(events: readonly RunEvent[], upTo: string | undefined): EventOf<"ended">[] {
  const queued = new Set(events.flatMap(event => (event.event === "queued" ? [event.run_id] : [])));
  const ended = events
    .filter((event): event is EventOf<"ended"> => event.event === "ended" && event.outcome !== "stopped")
    .filter(({run_id}) => queued.has(run_id));
  const last = ended.findLastIndex(({run_id}) => run_id === upTo);
  return last < 0 ? ended.slice(-1) : ended.slice(last + 1);
}

async function lookedUpTo(settings: Settings): Promise<string | undefined> {
  try {
    return JSON.parse(await readFile(upToPath(settings), "utf8")).run_id;
  } catch {
    return undefined; // none yet, or torn
  }
}
