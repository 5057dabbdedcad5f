import {readFile} from "node:fs/promises";
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

/** Whether no site stands that was built from the published figures: a process may have died before it could build. */
export async function isBehind(settings: Settings): Promise<boolean> {
  const current = await publishedManifest(settings);
  if (!current) return false;
  const published = join(settings.dist, "published");
  if (await siteSaysTooMuch(settings)) return true;
  const read: unknown = await readFile(join(published, "manifest.json"), "utf8")
    .then(JSON.parse)
    .catch(() => undefined);
  const built = manifest.safeParse(read).data;
  if (built?.known_by !== undefined) return false; // a person asked for the site of an earlier day
  return built?.content_id !== current.content_id;
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
