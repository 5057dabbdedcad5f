import {stat} from "node:fs/promises";
import {join} from "node:path";
import {OperatorError} from "./errors.js";
import type {Settings} from "./settings.js";

/** What a command works with: settings, clock, and where people read its progress. */
export interface Context {
  settings: Settings;
  now: () => Date;
  /** Writes a line for people to stderr. */
  log: (line: string) => void;
}

/** One run, its progress told line by line. */
export async function runPipeline({settings, now, log}: Context) {
  const [{run}, {stepText}] = await Promise.all([import("./run.js"), import("./texts.js")]);
  const result = await run(settings, {now, progress: (step, count) => log(stepText(step, count))});
  for (const {check, message, rows} of result.warnings) log(`warning: ${check}: ${message} (${rows.length})`);
  const {content_id, built_at, as_of, tables} = result.manifest;
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]));
  return {changed: result.changed, content_id, built_at, as_of, rows};
}

/** Builds the site from what is published; returns the number of pages. */
export async function buildDashboard({settings, log}: Context): Promise<number> {
  await publishedManifest(settings);
  log("        サイトを作っています（数秒かかります） / building the site, a few seconds");
  const [{buildSite}, {stepText}] = await Promise.all([import("../dashboard/site/build.js"), import("./texts.js")]);
  return buildSite({
    dashboard: settings.dashboard,
    published: join(settings.published, "current"),
    map: join(settings.reference, "geo", "prefecture.json"),
    progress: (step, count) => log(stepText(step, count))
  });
}

/** Serves until the process is ended; returns the address once it answers. */
export async function serveDashboard({settings, log}: Context): Promise<string> {
  const dist = join(settings.dashboard, "dist");
  if (!(await stat(dist).catch(() => undefined))) {
    throw new OperatorError({
      where: "dashboard/dist",
      ja: "サイトがまだありません。先に bio build を実行してください。",
      en: "there is no site yet; run bio build first."
    });
  }
  const {serve} = await import("../dashboard/site/serve.js");
  const {address} = await serve(dist, settings.port);
  log(`\n  ${address}\n\n  終わるには Ctrl+C / Ctrl+C to end`);
  return address;
}

/** The manifest of what is published, or a clear line that there is none. */
export async function publishedManifest(settings: Settings) {
  const {readManifest} = await import("./publish/publish.js");
  const manifest = await readManifest(settings.published);
  const warehouse = await stat(settings.warehouse).catch(() => undefined);
  if (manifest && warehouse) return manifest;
  throw new OperatorError({
    where: "data/published",
    ja: "公開したものがまだありません。先に bio run を実行してください。",
    en: "nothing is published yet; run bio run first."
  });
}
