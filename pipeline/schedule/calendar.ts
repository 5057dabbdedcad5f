import {isDay} from "../contracts/day.js";
import {addDays, nearestOpen, weekdayOf} from "./releaseDay.js";
import type {MonthDay, Release} from "./releaseRule.js";

/** A fifth Thursday of February can be 40 years away, from 2080 to 2120. */
const FAR = 41 * 12;

/** The first expected day strictly after a day; null for 随時. */
export function nextRelease(release: Release, after: string): string | null {
  const start = monthOf(after) - 1;
  for (let month = start; month <= start + FAR; month++) {
    const found = expectedDays(release, month).find(day => day > after);
    if (found) return found;
  }
  return null;
}

/** The last expected day on or before a day; null for 随時. */
export function lastRelease(release: Release, until: string): string | null {
  const start = monthOf(until);
  for (let month = start; month >= start - FAR; month--) {
    const found = expectedDays(release, month).findLast(day => day <= until);
    if (found) return found;
  }
  return null;
}

/** Months counted through the years, so that the one before a January is a December. */
function monthOf(day: string): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`); // it would find nothing, and read as 随時
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/**
 * The open days on which the releases named for a month come, in order. 末 is the last open day of its month; any other
 * day that is closed moves to the next open one: 12月30日 comes in the following January.
 */
function expectedDays(release: Release, month: number): string[] {
  return namedDays(release, month).map(day => nearestOpen(day));
}

function namedDays(release: Release, month: number): string[] {
  if (release.kind === "irregular") return [];
  if (release.kind === "weekly") return daysOf(month).filter(day => weekdayOf(day) === release.weekday);
  return release.months.includes((month % 12) + 1) ? namedDay(release.on, daysOf(month)) : [];
}

/** One day of a month's days, or none. */
function namedDay(on: MonthDay, days: readonly string[]): string[] {
  if (on.kind === "last") return days.slice(-1).map(day => nearestOpen(day, -1));
  if (on.kind === "date") return days.slice(on.date - 1, on.date);
  return days.filter(day => weekdayOf(day) === on.weekday).slice(on.nth - 1, on.nth);
}

function daysOf(month: number): string[] {
  const first = new Date(Date.UTC(Math.floor(month / 12), month % 12)).toISOString().slice(0, 10);
  const days = Array.from({length: 31}, (_, index) => addDays(first, index));
  return days.filter(day => day.slice(0, 7) === first.slice(0, 7));
}
