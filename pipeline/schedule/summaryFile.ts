import {stat} from "node:fs/promises";
import {join} from "node:path";
import {clients} from "../collect/api/index.js";
import {unsetIn} from "../collect/askSource.js";
import {datesOf} from "../collect/dates.js";
import {readLedger} from "../collect/ledger.js";
import {replaceFile} from "../collect/replaceFile.js";
import {requestsOf} from "../collect/requests.js";
import type {Receipt} from "../contracts/ledger.js";
import type {Operations, OperationsInFull} from "../contracts/operations.js";
import {forEverybody} from "../contracts/reason.js";
import type {ReferenceRows} from "../contracts/request.js";
import type {RunEvent} from "../contracts/runEvent.js";
import type {Source} from "../contracts/source.js";
import {OperatorError} from "../errors.js";
import {readRuns} from "../run/runLedger.js";
import {busySince, publishedManifest, referenceRows} from "../run/standing.js";
import type {Settings} from "../settings.js";
import {summaryOf} from "./summary.js";

/** How everything is running now, with the reasons in full. */
export async function readSummary(
  settings: Settings,
  sources: readonly Source[],
  now: Date
): Promise<OperationsInFull> {
  const [{events, unreadable}, receipts, manifest, since, rows] = await Promise.all([
    readRuns(settings),
    readDated(settings, now),
    publishedManifest(settings),
    busySince(settings),
    rowsThatCanBeRead(settings)
  ]);
  const services = sources.filter(({asks}) => asks);
  const lacks = services.flatMap(source => lackOf(source, settings, rows).map(lack => [source.id, lack] as const));
  const variables = services.map(source => [source.id, variablesOf(source, settings, rows).join(" ")] as const);
  return summaryOf({
    sources,
    lacks: new Map(lacks),
    keyVariables: new Map(variables.filter(([, names]) => names !== "")),
    events,
    unreadable,
    receipts,
    builtFrom: manifest ? {content_id: manifest.content_id, built_at: manifest.built_at, as_of: manifest.as_of} : null,
    running: since === undefined ? undefined : underWay(events, since),
    now
  });
}

/** The receipts by the order they were written in: a clock that was ahead once makes nobody punctual for years. */
async function readDated({archive}: Settings, now: Date): Promise<Receipt[]> {
  const dated = datesOf(await readLedger(archive), now);
  return dated.map(({receipt, at}) => ({...receipt, received_at: new Date(at).toISOString()}));
}

/** Writes it beside the published sets, and into the built site if there is one, each in one step. */
export async function writeSummary(settings: Settings, sources: readonly Source[], now: Date): Promise<Operations> {
  const summary = forEverybody(await readSummary(settings, sources, now));
  const text = `${JSON.stringify(summary)}\n`;
  await replaceFile(join(settings.published, "operations.json"), text);
  if (await stat(settings.dist).catch(() => undefined)) await replaceFile(join(settings.dist, "operations.json"), text);
  return summary;
}

function lackOf(source: Source, settings: Settings, rows: ReferenceRows | undefined): ("key" | "questions")[] {
  const {id, asks} = source;
  if (!asks) return [];
  const {keys} = settings.services;
  if (variablesOf(source, settings, rows).some(name => !keys.has(name))) return ["key"];
  return rows && requestsOf(id, asks, rows).length === 0 ? ["questions"] : [];
}

/** The variable of a service's key; of a source whose questions name theirs, those that have no value. */
function variablesOf({id, asks}: Source, {services: {keys}}: Settings, rows: ReferenceRows | undefined): string[] {
  if (!asks) return [];
  const client = clients[asks.api];
  return client.key ? [client.key.variable] : rows ? unsetIn(client, requestsOf(id, asks, rows), keys) : [];
}

/**
 * The last run that began, if it has not said that it ended. It began under the lock that stands now: a site that is
 * being built takes the lock too, and a run that was cut off before does not go on for that.
 */
function underWay(events: readonly RunEvent[], since: string): string | undefined {
  const last = events.findLast(({event}) => event === "started");
  if (!last || Date.parse(last.at) < Date.parse(since)) return undefined;
  return events.some(({event, run_id}) => event === "ended" && run_id === last.run_id) ? undefined : last.run_id;
}

/** What is asked, as far as the tables can be read; tables with mistakes are told of by the run itself. */
async function rowsThatCanBeRead(settings: Settings): Promise<ReferenceRows | undefined> {
  try {
    return await referenceRows(settings);
  } catch (error) {
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}
