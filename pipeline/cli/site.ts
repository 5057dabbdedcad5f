import {stat} from "node:fs/promises";
import {join} from "node:path";
import {OperatorError} from "../errors.js";
import type {Context} from "./command.js";
import {nothingPublished, publishedManifest, summaryNow} from "./steps.js";

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
