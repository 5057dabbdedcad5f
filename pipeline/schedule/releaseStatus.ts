import {lastRelease, nextRelease} from "./calendar.js";
import {addDays, addOpenDays, daysBetween, openDaysBetween} from "./releaseDay.js";
import type {Release} from "./releaseRule.js";

/** 予定, 公表待ち, 遅延, 最新. */
export type ReleaseState = "scheduled" | "awaited" | "late" | "current";

/** What is known of a source on a day; all days are days in Japan, as 2026-12-28. */
export interface ReleaseWatch {
  release: Release;
  /** How many open days a release may take after its day before it is late. */
  grace: number;
  /** The day on which new content last came; null when none ever did. */
  arrivedOn: string | null;
  /** The first day the source was ever asked; null when it never was. */
  watchedSince: string | null;
  today: string;
}

export interface ReleaseStatus {
  state: ReleaseState;
  /** The release that is awaited or late; otherwise the next one. */
  expected_on: string | null;
  /** The first release after today; null for 随時. */
  next_on: string | null;
  /**
   * current, scheduled: days until next_on; awaited: open days of grace after today; late: days since the grace ended.
   */
  days: number | null;
}

/**
 * How a source stands on a day towards its last release on or before that day. Content that came a little before its
 * day is that release: up to a quarter of the time since the one before, at most 30 days. What was due before anybody
 * asked the source is not missing, as long as nothing ever came. Only the last release is judged: at the next one a
 * source that was late is awaited again. Without a day to hold it to (随時) it is current once anything has come.
 */
export function releaseStatus({release, grace, arrivedOn, watchedSince, today}: ReleaseWatch): ReleaseStatus {
  const next_on = nextRelease(release, today);
  const settled = {expected_on: next_on, next_on, days: next_on === null ? null : daysBetween(today, next_on)};
  const last = lastRelease(release, today);
  if (last === null) return {state: arrivedOn === null ? "scheduled" : "current", ...settled};
  if (arrivedOn !== null && arrivedOn >= earliestFor(release, last)) return {state: "current", ...settled};
  if (arrivedOn === null && (watchedSince === null || last < watchedSince)) return {state: "scheduled", ...settled};
  const end = addOpenDays(last, grace);
  if (today <= end) return {state: "awaited", expected_on: last, next_on, days: openDaysBetween(today, end)};
  return {state: "late", expected_on: last, next_on, days: daysBetween(end, today)};
}

/** The first day on which new content is taken for a release, not for the one before. */
function earliestFor(release: Release, day: string): string {
  const before = lastRelease(release, addDays(day, -1));
  const interval = before === null ? Number.POSITIVE_INFINITY : daysBetween(before, day);
  return addDays(day, -Math.min(30, Math.floor(interval / 4)));
}

/** A status in one phrase, e.g. 遅延 9日（予定日 2026-06-26）, or "late by 9 days (expected 2026-06-26)". */
export function releaseText({state, expected_on, next_on, days}: ReleaseStatus, lang: "ja" | "en"): string {
  if (days === null) return lang === "ja" ? "随時" : "irregular";
  const count = days === 1 ? "1 day" : `${days} days`;
  const said = {
    current: {
      ja: `最新（次回公表予定 ${next_on}、あと${days}日）`,
      en: `current (next release expected ${next_on}, in ${count})`
    },
    scheduled: {ja: `公表予定 ${next_on}、あと${days}日`, en: `release expected ${next_on}, in ${count}`},
    awaited: {ja: `公表待ち（予定日 ${expected_on}）`, en: `awaited (expected ${expected_on})`},
    late: {ja: `遅延 ${days}日（予定日 ${expected_on}）`, en: `late by ${count} (expected ${expected_on})`}
  };
  return said[state][lang];
}
