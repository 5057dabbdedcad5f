/** The clock of the house: days, plans and names of runs are Japan's, wherever the machine stands. */
export const JAPAN = "Asia/Tokyo";

/** How far it is ahead of UTC, all year. */
export const JAPAN_AHEAD_MS = 9 * 3_600_000;

// Sweden writes days and times as ISO 8601 does
const day = new Intl.DateTimeFormat("sv-SE", {timeZone: JAPAN});
const minute = new Intl.DateTimeFormat("sv-SE", {timeZone: JAPAN, dateStyle: "short", timeStyle: "short"});
const second = new Intl.DateTimeFormat("sv-SE", {timeZone: JAPAN, dateStyle: "short", timeStyle: "medium"});

/** The day in Japan of an instant, e.g. "2026-11-24" for 2026-11-23T20:00:00Z. */
export function dayInJapan(instant: Date): string {
  return day.format(instant);
}

/** The same to the minute: "2026-11-24 05:00". */
export function minuteInJapan(instant: Date): string {
  return minute.format(instant);
}

/** The same to the second: "2026-11-24 05:00:00". */
export function secondInJapan(instant: Date): string {
  return second.format(instant);
}

/** The instant of a day and a time in Japan, as 2026-11-24 and 09:00. */
export function instantInJapan(on: string, time = "00:00"): Date {
  return new Date(`${on}T${time}:00+09:00`);
}

/** Whether a text is a day of the calendar, as 2024-03-31; 2024-02-31 is none. */
export function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instant.valueOf()) && instant.toISOString().startsWith(text);
}
