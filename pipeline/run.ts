import {stat} from "node:fs/promises";
import {join} from "node:path";
import {refuseErrors, runChecks} from "./checks/check.js";
import {collectSource} from "./collect/collectSource.js";
import {appendLine, readLines} from "./collect/jsonLines.js";
import type {Manifest} from "./contracts/manifest.js";
import {parseRunRecord, type RunRecord} from "./contracts/runRecord.js";
import {sha256Of} from "./contracts/sha256.js";
import type {Source} from "./contracts/source.js";
import {fingerprint} from "./fingerprint.js";
import {fillStore, type Input, originsOf, readInput} from "./input.js";
import {withLock} from "./lock.js";
import {intactManifest, prepare, promote} from "./publish/publish.js";
import {linkSiteData} from "./publish/siteData.js";
import {readReference} from "./read/reference.js";
import type {Settings} from "./settings.js";
import {sourcesFor} from "./sources/index.js";
import {type Store, select, withNewWarehouse} from "./store.js";

type Step = "reference" | "collect" | "read" | "build" | "check" | "publish" | "unchanged";

export interface RunEffects {
  now: () => Date;
  /** Called as each step ends, in order, with the number of things it handled. */
  progress: (step: Step, count: number) => void;
  sources?: readonly Source[];
}

export interface RunResult {
  /** False when the published content is what it was before. */
  changed: boolean;
  manifest: Manifest;
  /** Checks that found something which does not stop a run, with the number of rows. */
  warnings: RunRecord["warnings"];
}

/**
 * One run: collect, read, build, check, publish. Throws OperatorError for what a person can act on, and then
 * leaves warehouse and published files as they were. Does nothing when no input changed since the last run.
 */
export async function run(settings: Settings, effects: RunEffects): Promise<RunResult> {
  return withLock(join(settings.data, ".lock"), () => runAlone(settings, effects));
}

async function runAlone(
  settings: Settings,
  {now, progress, sources = sourcesFor(settings)}: RunEffects
): Promise<RunResult> {
  const started = now();
  const reference = await readReference(settings.reference, settings.root);
  progress("reference", reference.size);

  let received = 0;
  for (const source of sources) {
    received += (await collectSource(source, settings.root, settings.archive, {now: () => started})).length;
  }
  progress("collect", received);

  const input = await readInput(settings, sources, reference);
  const read = input.artifacts.reduce((sum, {readings}) => sum + readings.length, 0);
  progress("read", read);

  const inputs = await fingerprint([
    ...[...input.reference.values()].map(({bytes}) => sha256Of(bytes)),
    ...input.artifacts.map(({row}) => JSON.stringify(row))
  ]);
  const standing = await unchangedSince(settings, inputs);
  if (standing) {
    progress("unchanged", Object.keys(standing.manifest.tables).length);
    return standing;
  }

  const built = await withNewWarehouse(settings.warehouse, store =>
    buildAndPrepare(store, input, settings, sources, {now, progress})
  );
  const published = await promote(built.prepared, foldersOf(settings));
  progress("publish", Object.keys(published.manifest.tables).length);
  const record: RunRecord = {
    started_at: started.toISOString(),
    ended_at: now().toISOString(),
    inputs,
    content_id: published.manifest.content_id,
    warnings: built.warnings
  };
  await appendLine(runsPath(settings), record);
  return {...published, warnings: built.warnings};
}

/** Everything up to the switch: the new warehouse is filled and checked, the new set lies ready. */
async function buildAndPrepare(
  store: Store,
  input: Input,
  settings: Settings,
  sources: readonly Source[],
  {now, progress}: RunEffects
): Promise<{prepared: Manifest; warnings: RunRecord["warnings"]}> {
  const models = await fillStore(store, input, sources);
  progress("build", models.length);

  const findings = await runChecks(store, models);
  refuseErrors(findings);
  progress("check", findings.length);

  const [day] = await select(store, "select as_of from staging.as_of");
  const prepared = await prepare(store, {
    ...foldersOf(settings),
    asOf: String(day?.as_of),
    ...originsOf(input, sources, models),
    now
  });
  return {prepared, warnings: findings.map(({check, message, rows}) => ({check, message, count: rows.length}))};
}

/** What stands, if the last run ended well from these same inputs and nothing was lost or changed since. */
async function unchangedSince(settings: Settings, inputs: string): Promise<RunResult | undefined> {
  const last = parseRunRecord((await readLines(runsPath(settings))).at(-1));
  const warehouse = await stat(settings.warehouse).catch(() => undefined);
  const manifest = await intactManifest(settings.published);
  if (!last || !warehouse || !manifest || last.inputs !== inputs || last.content_id !== manifest.content_id)
    return undefined;
  await linkSiteData(foldersOf(settings));
  return {changed: false, manifest, warnings: last.warnings};
}

function foldersOf({published, dashboard}: Settings) {
  return {published, siteData: join(dashboard, "src", "data")};
}

function runsPath({data}: Settings): string {
  return join(data, "runs.jsonl");
}
