import type {Manifest} from "../contracts/manifest.js";
import type {OperationsInFull} from "../contracts/operations.js";
import {describe, OperatorError} from "../errors.js";
import type {Settings} from "../settings.js";
import type {Store} from "../store.js";
import type {Context} from "./command.js";
import {tellOddTables} from "./home.js";

/**
 * One run, its progress told line by line; `ask` names the sources to ask over the network, `rebuild` makes everything
 * anew.
 */
export async function runPipeline({settings, now, log}: Context, given: {ask?: string[]; rebuild?: boolean} = {}) {
  const [{run}, {askedText, stepText, undecidedLine, unopenedLines}] = await Promise.all([
    import("../run/run.js"),
    import("./text/progress.js")
  ]);
  const progress = (step: string, count: number) => log(stepText(step, count));
  const result = await run(settings, {now, progress, ...given}).finally(() => noteSummary({settings, now}));
  await tellOddTables(settings, log);
  for (const asked of result.asked) log(askedText(asked));
  for (const line of [
    ...unopenedLines(result.unopened),
    ...result.undecided.map(undecidedLine),
    ...result.told.map(describe)
  ])
    log(line);
  for (const {check, message, count} of result.warnings) log(`warning: ${check}: ${message} (${count})`);
  const {content_id, built_at, as_of, tables} = result.manifest;
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]));
  const {changed, run_id, asked, unopened, undecided, told} = result;
  return {changed, run_id, content_id, built_at, as_of, rows, asked, unopened, undecided, told};
}

/** Lets the site say how things run, also when a run failed; a full disk must not hide why it did. */
async function noteSummary({settings, now}: Pick<Context, "settings" | "now">): Promise<void> {
  const [{writeSummary}, {sourcesFor}] = await Promise.all([
    import("../schedule/summaryFile.js"),
    import("../sources/index.js")
  ]);
  await writeSummary(settings, sourcesFor(settings), now()).catch(() => undefined);
}

/** How everything runs now, with the reasons in full. */
export async function summaryNow({settings, now}: Pick<Context, "settings" | "now">): Promise<OperationsInFull> {
  const [{readSummary}, {sourcesFor}] = await Promise.all([
    import("../schedule/summaryFile.js"),
    import("../sources/index.js")
  ]);
  return readSummary(settings, sourcesFor(settings), now());
}

/** The manifest of what is published, if anything is. */
export async function publishedManifest({published}: Settings): Promise<Manifest | undefined> {
  const {readManifest} = await import("../publish/publish.js");
  return readManifest(published);
}

/** Lends the warehouse that the published set was made from; a clear line if there is none, or if a run did not end. */
export async function withPublished<T>(
  settings: Settings,
  work: (store: Store, manifest: Manifest) => Promise<T>
): Promise<T> {
  const [{lastGood, readRuns}, {warehouseHash}, {withReadStore}] = await Promise.all([
    import("../run/runLedger.js"),
    import("../run/warehouse.js"),
    import("../store.js")
  ]);
  const manifest = await publishedManifest(settings);
  const last = lastGood((await readRuns(settings)).events);
  if (manifest && last?.content_id === manifest.content_id && last.warehouse === (await warehouseHash(settings)))
    return withReadStore(settings.warehouse, store => work(store, manifest));
  throw nothingPublished();
}

/** What is said where a command needs what is published and there is none. */
export function nothingPublished(): OperatorError {
  return new OperatorError({
    where: "data/published",
    ja: "公開したものがないか、前の版の製品のものか、前回の実行が途中で終わっています。bio run を実行してください。",
    en: "nothing is published, or by an earlier version, or the last run did not end; run bio run first."
  });
}
