import {asOfDay} from "../answer/asOf.js";
import {readTallies} from "../answer/tallies.js";
import {refuseErrors, runChecks} from "../checks/check.js";
import {sweepArchive} from "../collect/archive.js";
import {askSource, type SourceResult} from "../collect/askSource.js";
import {collectSource} from "../collect/collectSource.js";
import type {HttpEffects} from "../collect/http.js";
import {settleAll} from "../collect/settle.js";
import type {Folders} from "../contracts/folders.js";
import type {Manifest} from "../contracts/manifest.js";
import type {EventOf, Tally} from "../contracts/runEvent.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Source} from "../contracts/source.js";
import {discard, prepare, promote, wholeSet} from "../publish/publish.js";
import {readReference} from "../read/reference/reference.js";
import type {Settings} from "../settings.js";
import {type Store, withNewWarehouse} from "../store.js";
import {fingerprint} from "./fingerprint.js";
import {fillStore, type Input, originsOf, readInput, rowsOf} from "./input.js";
import {warehouseHash} from "./warehouse.js";

export type Step = "reference" | "collect" | "read" | "build" | "check" | "publish" | "unchanged";

/** What a run is handed besides its folders. */
export interface Production {
  now: () => Date;
  /** Called as each step ends, in order, with the number of things it handled. May throw to stop the run there. */
  progress: (step: Step, count: number) => Promise<void> | void;
  sources: readonly Source[];
  /** Sources to ask over the network, by id. */
  ask: readonly string[];
  /** Called with each source that was asked, as soon as it has answered. */
  asked: (result: SourceResult) => Promise<void>;
  /** How services are asked. */
  services: Settings["services"];
  http: HttpEffects;
  /** How many bytes a workbook may unpack to. */
  maxUnzipped: number;
  /** True where nothing is collected and everything is made anew from the archive and the reference tables. */
  rebuild: boolean;
  /** How the last run that left a whole set standing ended. */
  last: EventOf<"ended"> | undefined;
}

export interface Produced {
  /** False when the published content is what it was before. */
  changed: boolean;
  manifest: Manifest;
  /** Checks that found something which does not stop a run, with the number of rows. */
  warnings: {check: string; message: string; count: number}[];
  inputs: string;
  warehouse: string;
  tallies: Tally[];
}

/** Collect, read, build, check, publish. A failure leaves warehouse and published files as they were. */
export async function produce(folders: Folders, given: Production): Promise<Produced> {
  const {now, progress, sources, maxUnzipped} = given;
  const started = now();
  const reference = await readReference(folders.reference, folders.root);
  await progress("reference", reference.size);

  if (!given.rebuild) await progress("collect", await collect(folders, given, rowsOf(reference), started));
  const input = await readInput({archive: folders.archive, maxUnzipped}, sources, reference);
  await progress(
    "read",
    input.artifacts.reduce((sum, {readings}) => sum + readings.length, 0)
  );

  const inputs = await fingerprint([
    ...[...input.reference.values()].map(({bytes}) => sha256Of(bytes)),
    ...input.artifacts.map(({row}) => JSON.stringify(row))
  ]);
  const standing = given.rebuild ? undefined : await unchangedSince(folders, inputs, given.last);
  if (standing) {
    await progress("unchanged", Object.keys(standing.manifest.tables).length);
    return standing;
  }

  const built = await withNewWarehouse(folders.warehouse, store => buildAndPrepare(store, input, folders, given)).catch(
    async (error: unknown) => {
      await discard(folders); // a set without its warehouse would never be switched to
      throw error;
    }
  );
  const published = await promote(built.prepared, folders);
  await progress("publish", Object.keys(published.manifest.tables).length);
  const {warnings, tallies} = built;
  return {...published, warnings, tallies, inputs, warehouse: await warehouseHash(folders)};
}

/** Receives what lies in the folders and what the asked services answer; returns the number of new receipts. */
async function collect(
  {root, archive}: Folders,
  {now, sources, ask, asked, services: {keys, endpoints, ...bounds}, http}: Production,
  rows: ReturnType<typeof rowsOf>,
  started: Date
): Promise<number> {
  await sweepArchive(archive);
  let received = (await settleAll(archive, started)).length;
  for (const source of sources) {
    received += (await collectSource(source, root, archive, {now: () => started})).length;
    if (!source.asks || !ask.includes(source.id)) continue;
    const services = {keys, endpoints, http: bounds, effects: {...http, now}};
    const result = await askSource({...source, asks: source.asks}, rows, archive, services);
    received += result.received;
    await asked(result);
  }
  return received;
}

/** Everything up to the switch: the new warehouse is filled and checked, the new set lies ready. */
async function buildAndPrepare(store: Store, input: Input, folders: Folders, {now, progress, sources}: Production) {
  const models = await fillStore(store, input, sources);
  await progress("build", models.length);

  const findings = await runChecks(store, models);
  refuseErrors(findings);
  await progress("check", findings.length);

  const prepared = await prepare(store, {
    published: folders.published,
    internal: folders.internal,
    asOf: String(await asOfDay(store)),
    ...(await originsOf(store, input, sources, models)),
    now
  });
  const warnings = findings.map(({check, message, rows}) => ({check, message, count: rows.length}));
  return {prepared, warnings, tallies: await readTallies(store)};
}

/** What stands, if the last run ended well from these same inputs and nothing was lost or changed since. */
async function unchangedSince(
  folders: Folders,
  inputs: string,
  last: Production["last"]
): Promise<Produced | undefined> {
  if (last?.inputs !== inputs || last.warehouse === undefined) return undefined;
  const [manifest, warehouse] = await Promise.all([wholeSet(folders), warehouseHash(folders)]);
  if (!manifest || warehouse !== last.warehouse || last.content_id !== manifest.content_id) return undefined;
  return {changed: false, manifest, warnings: last.warnings ?? [], inputs, warehouse, tallies: last.tallies ?? []};
}
