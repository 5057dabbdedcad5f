import {dayInJapan, instantInJapan} from "../contracts/day.js";
import {AHEAD_MS, type FailingRequest} from "../contracts/runEvent.js";
import type {Calendar} from "../contracts/source.js";
import {nextRelease} from "./calendar.js";
import {cronOf, nextDue} from "./cron.js";
import {addDays} from "./releaseDay.js";
import {parseRelease} from "./releaseRule.js";
import type {SourceHistory} from "./sourceHistory.js";

/** After so many failures in a row a request, or a whole source, is left alone until its next release. */
export const FAILURES_UNTIL_QUIET = 5;

/** The pauses before the tries after the first, second, ... failure. */
const PAUSES_MS = [15, 60, 3 * 60, 8 * 60].map(minutes => minutes * 60_000);

/** A source without release dates is left alone for so many days. */
const QUIET_DAYS = 7;

/** A server that asks to be left alone for longer than a month has a wrong clock. */
const LONGEST_MS = 31 * 86_400_000;

/** When a request is tried again. `setBack`: the clock was, since it failed; it waits its pause anew. */
export interface Try {
  request_id: string;
  at: Date;
  quiet: boolean;
  setBack: boolean;
}

/** When a failing request is tried again: after its own pause, and not before the server wants it. */
export function nextTryOf(sourceId: string, calendar: Calendar, one: FailingRequest, now: Date): Try {
  const {request_id, failures, failed_at, not_before = failed_at} = one;
  const failed = Date.parse(failed_at);
  const {at, quiet} = nextTry(sourceId, calendar, {failures, failedAt: failed_at}) ?? {at: now, quiet: false};
  const wanted = Math.min(Date.parse(not_before), failed + LONGEST_MS);
  return {
    request_id,
    quiet,
    at: new Date(Math.max(at.valueOf(), wanted)),
    setBack: failed > now.valueOf() + AHEAD_MS
  };
}

/**
 * When a failing source is tried again; undefined for one that is well. `quiet` says that its plan is suspended until
 * then.
 */
export function nextTry(
  sourceId: string,
  {cron, release}: Calendar,
  {failures, failedAt}: Pick<SourceHistory, "failures" | "failedAt">
): {at: Date; quiet: boolean} | undefined {
  if (failures === 0) return undefined;
  const failed = new Date(failedAt);
  const pause = PAUSES_MS[failures - 1];
  if (failures < FAILURES_UNTIL_QUIET && pause !== undefined)
    return {at: new Date(failed.valueOf() + pause), quiet: false};
  const today = dayInJapan(failed);
  const day = nextRelease(parseRelease(release), today) ?? addDays(today, QUIET_DAYS);
  const eve = new Date(instantInJapan(day).valueOf() - 1);
  return {at: nextDue(cronOf(cron, sourceId), eve), quiet: true};
}
