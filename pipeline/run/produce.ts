import {asOfDay} from "../answer/asOf.js";
import {readTallies} from "../answer/tallies.js";
import {refuseErrors, runChecks} from "../checks/check.js";
import type {Which} from "../collect/askEach.js";
import type {SourceResult} from "../collect/askSource.js";
import type {HttpEffects} from "../collect/http.js";
import type {Folders} from "../contracts/folders.js";
import type {Manifest} from "../contracts/manifest.js";
import type {EventOf, Tally} from "../contracts/runEvent.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Source} from "../contracts/source.js";
import type {Unopened} from "../contracts/unopened.js";
import type {Problem} from "../errors.js";
import {discard, prepare, promote, wholeSet} from "../publish/publish.js";
import {readReference} from "../read/reference/reference.js";
import type {Settings} from "../settings.js";
import {type Store, withNewWarehouse} from "../store.js";
import {collect} from "./collect.js";
import {fingerprint} from "./fingerprint.js";
import {fillStore, type Input, originsOf, readInput, rowsOf} from "./input.js";
import {foundAfterAll} from "./lost.js";
import {keepReplaced} from "./ownTables.js";
import type {Reader} from "./reader.js";
import {keepWhatWasRead} from "./undecided.js";
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
  /** Which of a source's requests are asked, and which were failing before. */
  which: (sourceId: string) => Which;
  /** Called with each source that was asked, as soon as it has answered. */
  asked: (result: SourceResult) => Promise<void>;
  /** Called with what lies in a source's inbox and could not be taken in. */
  unopened: (source: Source, files: Unopened[]) => Promise<void>;
  /** How services are asked. */
  services: Settings["services"];
  http: HttpEffects;
  /** How many bytes a workbook may unpack to, and how long reading one file of others may take. */
  maxUnzipped: number;
  readTimeoutMs: number;
  /** What reads files of others; the thread of the process unless said. */
  reader?: Reader | undefined;
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
  /** Files that could not be read on this machine now, and are held; the next run tries again. */
  undecided: (Problem & {rule: string})[];
  /** What somebody should know although everything went on. */
  told: Problem[];
}

/** Collect, read, build, check, publish. A failure leaves warehouse and published files as they were. */
export async function produce(folders: Folders, given: Production): Promise<Produced> {
  const {now, progress, sources, http, reader} = given;
  const started = now();
  await keepReplaced(folders);
  const reference = await readReference(folders);
  await progress("reference", reference.size);

  if (!given.rebuild) await progress("collect", await collect(folders, given, rowsOf(reference), started));
  const bounded = {archive: folders.archive, maxUnzipped: given.maxUnzipped, readTimeoutMs: given.readTimeoutMs};
  const input = await readInput(bounded, sources, reference, {now: started, signal: http.signal, reader});
  await keepWhatWasRead(folders, input.artifacts);
  const undecided = input.artifacts.flatMap(one => (one.undecided ? [one.undecided] : []));
  const told = foundAfterAll(input.artifacts, rowsOf(reference));
  await progress(
    "read",
    input.artifacts.reduce((sum, {row}) => sum + (row.is_last_stay ? row.readings : 0), 0)
  );

  const inputs = await fingerprint([
    ...[...input.reference.values()].map(({bytes}) => sha256Of(bytes)),
    ...input.artifacts.map(({row}) => JSON.stringify(row)),
    ...undecided.map(({where, rule}) => `${where} ${rule}`), // what another run may read is another input
    ...input.artifacts.flatMap(({row, lost}) => (lost ? [`lost ${row.artifact_sha256}`] : []))
  ]);
  const standing = given.rebuild ? undefined : await unchangedSince(folders, inputs, given.last);
  if (standing) {
    await progress("unchanged", Object.keys(standing.manifest.tables).length);
    return {...standing, undecided, told};
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
  return {...published, warnings, tallies, undecided, told, inputs, warehouse: await warehouseHash(folders)};
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
): Promise<Omit<Produced, "undecided" | "told"> | undefined> {
  if (last?.inputs !== inputs || last.warehouse === undefined) return undefined;
  const [manifest, warehouse] = await Promise.all([wholeSet(folders), warehouseHash(folders)]);
  if (!manifest || warehouse !== last.warehouse || last.content_id !== manifest.content_id) return undefined;
  return {changed: false, manifest, warnings: last.warnings ?? [], inputs, warehouse, tallies: last.tallies ?? []};
}
