import {dayInJapan} from "../contracts/day.js";
import type {Calendar} from "../contracts/source.js";
import {nextRelease} from "./calendar.js";
import {cronOf, nextDue} from "./cron.js";
import {addDays} from "./releaseDay.js";
import {parseRelease} from "./releaseRule.js";
import type {SourceHistory} from "./sourceHistory.js";

/** After so many failures in a row a source is left alone until its next release. */
export const FAILURES_UNTIL_QUIET = 5;

/** The pauses before the tries after the first, second, ... failure. */
const PAUSES_MS = [15, 60, 3 * 60, 8 * 60].map(minutes => minutes * 60_000);

/** A source without release dates is left alone for so many days. */
const QUIET_DAYS = 7;

/**
 * When a failing source is tried again; undefined for one that is well. `quiet` says that its plan is suspended until
 * then.
 */
export function nextTry(
  sourceId: string,
  {cron, release}: Calendar,
  {failures, failedAt}: SourceHistory
): {at: Date; quiet: boolean} | undefined {
  if (failures === 0) return undefined;
  const failed = new Date(failedAt);
  const pause = PAUSES_MS[failures - 1];
  if (failures < FAILURES_UNTIL_QUIET && pause !== undefined)
    return {at: new Date(failed.valueOf() + pause), quiet: false};
  const today = dayInJapan(failed);
  const day = nextRelease(parseRelease(release), today) ?? addDays(today, QUIET_DAYS);
  const eve = new Date(new Date(`${day}T00:00:00+09:00`).valueOf() - 1);
  return {at: nextDue(cronOf(cron, sourceId), eve), quiet: true};
}
