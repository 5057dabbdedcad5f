import type {HttpEffects} from "../collect/http.js";
import type {Source} from "../contracts/source.js";
import type {AlertEffects} from "./alerts/effects.js";
import type {AlertSettings} from "./alerts/settings.js";
import type {Log} from "./log.js";

/** What the schedule is handed of the world. */
export interface SchedulerEffects {
  now: () => Date;
  /** Waits so long, or until something wakes it; rejects once the signal is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  log: Log;
  /** Asks the schedule to stop: a run ends after its step, and nothing new begins. */
  signal: AbortSignal;
  /** However far the next instant is, the clock is looked at so often: it may be set, and the machine may sleep. */
  lookMs: number;
  /** Do what is owed now and end, for people who have a scheduler of their own. */
  once: boolean;
  buildSite: () => Promise<void>;
  /** False where the site that stands was made by other code than would make it now: an upgrade is seen in it too. */
  madeHere?: () => Promise<boolean>;
  alerts: AlertSettings;
  alertEffects?: Partial<AlertEffects>;
  http?: Partial<HttpEffects>;
  sources: readonly Source[];
}
