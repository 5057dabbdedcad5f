import {stat} from "node:fs/promises";
import {join} from "node:path";
import type {Manifest} from "../contracts/manifest.js";
import type {OperationsInFull} from "../contracts/operations.js";
import {OperatorError} from "../errors.js";
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
  for (const line of [...unopenedLines(result.unopened), ...result.undecided.map(undecidedLine)]) log(line);
  for (const {check, message, count} of result.warnings) log(`warning: ${check}: ${message} (${count})`);
  const {content_id, built_at, as_of, tables} = result.manifest;
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]));
  const {changed, run_id, asked, unopened, undecided} = result;
  return {changed, run_id, content_id, built_at, as_of, rows, asked, unopened, undecided};
}

/** Lets the site say how things run, also when a run failed; a full disk must not hide why it did. */
async function noteSummary({settings, now}: Pick<Context, "settings" | "now">): Promise<void> {
  const [{writeSummary}, {sourcesFor}] = await Promise.all([
    import("../schedule/summaryFile.js"),
    import("../sources/index.js")
  ]);
  await writeSummary(settings, sourcesFor(settings), now()).catch(() => undefined);
}

/** Fills the pages of the site from what is published, for Framework's preview; returns their number. */
export async function fillDashboard(context: Context): Promise<number> {
  const {settings} = context;
  if (!(await publishedManifest(settings))) throw nothingPublished();
  const {fillPages} = await import("../../dashboard/site/fill.js");
  const pages = await fillPages({
    dashboard: settings.dashboard,
    output: settings.output,
    published: join(settings.published, "current"),
    map: join(settings.reference, "geo", "prefecture.json"),
    operations: await operationsText(context)
  });
  return pages.length;
}

/**
 * Builds the site from what is published, or with `asOf` as everything was known on that day; returns the number of
 * pages.
 */
export async function buildDashboard(context: Context, asOf?: string): Promise<{pages: number; tables: string}> {
  const {settings, log} = context;
  if (asOf === undefined && !(await publishedManifest(settings))) throw nothingPublished();
  const tables = asOf === undefined ? join(settings.published, "current") : await publishDay(context, asOf);
  log("        サイトを作っています（数秒かかります） / building the site, a few seconds");
  const [{buildSite}, {stepText}, {switchLink}, {takeBackSites}, operations] = await Promise.all([
    import("../../dashboard/site/build.js"),
    import("./text/progress.js"),
    import("../publish/switchLink.js"),
    import("../publish/takeBack.js"),
    asOf === undefined ? operationsText(context) : undefined
  ]);
  const {withLock} = await import("../lock/lock.js");
  const pages = await withLock(settings.lock, () =>
    buildSite({
      dashboard: settings.dashboard,
      output: settings.output,
      published: tables,
      map: join(settings.reference, "geo", "prefecture.json"),
      switchLink,
      ...(operations !== undefined && {operations}),
      progress: (step, count) => log(stepText(step, count))
    })
  );
  await takeBackSites(settings.output);
  return {pages, tables};
}

/** How everything runs now, as the site is handed it: for everybody. */
async function operationsText(context: Context): Promise<string> {
  const {forEverybody} = await import("../contracts/reason.js");
  return JSON.stringify(forEverybody(await summaryNow(context)));
}

/** How everything runs now, with the reasons in full. */
export async function summaryNow({settings, now}: Pick<Context, "settings" | "now">): Promise<OperationsInFull> {
  const [{readSummary}, {sourcesFor}] = await Promise.all([
    import("../schedule/summaryFile.js"),
    import("../sources/index.js")
  ]);
  return readSummary(settings, sourcesFor(settings), now());
}

async function publishDay({settings, now, log}: Context, day: string): Promise<string> {
  const [{publishAsOf}, {stepText}] = await Promise.all([import("../run/asOf.js"), import("./text/progress.js")]);
  const {folder, manifest} = await publishAsOf(settings, day, now);
  log(stepText("publish", Object.keys(manifest.tables).length));
  return folder;
}

/** Says at once that the port is taken, before minutes of work are done for nothing. */
export async function checkPort({settings}: Context): Promise<void> {
  const {assertPortFree} = await import("../../dashboard/site/serve.js");
  await assertPortFree({port: settings.port, host: settings.host});
}

/** Serves until the process is ended; returns the address once it answers. */
export async function serveDashboard({settings, log}: Context): Promise<string> {
  if (!(await stat(settings.dist).catch(() => undefined))) {
    throw new OperatorError({
      where: "dashboard/dist",
      ja: "サイトがまだありません。先に bio build を実行してください。",
      en: "there is no site yet; run bio build first."
    });
  }
  const {serve} = await import("../../dashboard/site/serve.js");
  const {isEverywhere} = await import("../../dashboard/site/address.js");
  const {address} = await serve(settings.dist, {port: settings.port, host: settings.host});
  const others = isEverywhere(settings.host) ? "  ほかの機械からも見えます / other machines can reach it too\n" : "";
  log(`\n  ${address}\n${others}\n  終わるには Ctrl+C / Ctrl+C to end`);
  return address;
}

/** The manifest of what is published, if anything is. */
async function publishedManifest({published}: Settings): Promise<Manifest | undefined> {
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

function nothingPublished(): OperatorError {
  return new OperatorError({
    where: "data/published",
    ja: "公開したものがないか、前の版の製品のものか、前回の実行が途中で終わっています。bio run を実行してください。",
    en: "nothing is published, or by an earlier version, or the last run did not end; run bio run first."
  });
}
