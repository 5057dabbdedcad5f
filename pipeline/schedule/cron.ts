import type {ParsedFields} from "node-cron";
import {JAPAN_AHEAD_MS} from "../contracts/day.js";
import {readCron} from "./cronText.js";

/** A plan in Japan's time: the days it names, and the instants of such a day in milliseconds after midnight. */
export interface Cron {
  days: ParsedFields;
  times: readonly number[];
}

const [MINUTE, DAY] = [60_000, 86_400_000];

/** Days between two 29ths of February around a year such as 2100; no plan that was read is silent for longer. */
const FAR = 8 * 366;

/** Reads a plan; throws OperatorError, with the field named, for one that is none. */
export function cronOf(expression: string, where: string): Cron {
  const days = readCron(expression, where);
  const times = days.hour.flatMap(hour => days.minute.map(minute => (hour * 60 + minute) * MINUTE));
  return {days, times: times.sort((a, b) => a - b)};
}

/** The last instant of the plan that is not after the given one. node-cron itself knows none that are past. */
export function lastDue(cron: Cron, now: Date): Date {
  return dueFrom(cron, now, -DAY, times => times.findLast(at => at <= now.valueOf()));
}

/** The first instant of the plan after the given one. */
export function nextDue(cron: Cron, after: Date): Date {
  return dueFrom(cron, after, DAY, times => times.find(at => at > after.valueOf()));
}

/** Looks through the days from that of an instant on, or back. Japan has no daylight saving: each has 24 hours. */
function dueFrom(cron: Cron, start: Date, step: number, pick: (times: number[]) => number | undefined): Date {
  const today = Math.floor((start.valueOf() + JAPAN_AHEAD_MS) / DAY) * DAY;
  for (let i = 0; i <= FAR; i++) {
    const found = pick(timesOn(cron, today + i * step));
    if (found !== undefined) return new Date(found);
  }
  throw new RangeError(`no instant of the plan near ${start}`);
}

/** The instants of the plan on one day, given by its midnight as if Japan's clock were UTC. */
function timesOn({days, times}: Cron, midnight: number): number[] {
  const day = new Date(midnight);
  const isOn =
    days.month.includes(day.getUTCMonth() + 1) &&
    days.dayOfMonth.includes(day.getUTCDate()) &&
    days.dayOfWeek.includes(day.getUTCDay());
  return isOn ? times.map(time => midnight + time - JAPAN_AHEAD_MS) : [];
}
