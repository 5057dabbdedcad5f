import {readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {manifest} from "../contracts/manifest.js";
import {describe, problemsOf} from "../errors.js";
import {Busy} from "../run/run.js";
import {publishedManifest, siteSaysTooMuch} from "../run/standing.js";
import type {Settings} from "../settings.js";
import type {SchedulerEffects} from "./schedulerEffects.js";

/**
 * `behind`: to be built from what was published since. `failed`: it cannot be built from these figures; the next may
 * do.
 */
export type SiteState = "built" | "behind" | "failed";

/**
 * Whether no site stands that was built from the published figures, by the code that would build it now: a process may
 * have died before it could build, and the product may be another since.
 */
export async function isBehind(settings: Settings, {madeHere}: Pick<SchedulerEffects, "madeHere">): Promise<boolean> {
  const current = await publishedManifest(settings);
  if (!current) return false;
  const published = join(settings.dist, "published");
  if (await siteSaysTooMuch(settings)) return true;
  const read: unknown = await readFile(join(published, "manifest.json"), "utf8")
    .then(JSON.parse)
    .catch(() => undefined);
  const built = manifest.safeParse(read).data;
  if (built?.known_by !== undefined) return false; // a person asked for the site of an earlier day
  return built?.content_id !== current.content_id || (madeHere !== undefined && !(await madeHere()));
}

/** Whether figures are published and no site stands at all. */
export async function isMissing(settings: Settings): Promise<boolean> {
  const stands = await stat(settings.dist).catch(() => undefined);
  return !stands && (await publishedManifest(settings)) !== undefined;
}

/** Builds the site; another process that works in the data folder is waited for. */
export async function bringUpToDate({buildSite, log}: SchedulerEffects): Promise<SiteState> {
  try {
    await buildSite();
    log.say("site_built");
    return "built";
  } catch (error) {
    const why = problemsOf(error).map(describe);
    log.say(error instanceof Busy ? "busy" : "site_failed", {why});
    return error instanceof Busy ? "behind" : "failed";
  }
}
