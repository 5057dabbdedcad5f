import holidayJp from "@holiday-jp/holiday_jp";

const DAY = 86_400_000;

/** By its days as texts: asked with a Date, the library takes the day of the machine's zone. */
const holidays: ReadonlySet<string> = new Set(Object.keys(holidayJp.holidays));

/** The day so many days later, or earlier. A text without a time is read as UTC, so no zone moves it. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** How many days lie from one day to another: 1 for the next day. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay();
}

/**
 * Whether Japan's government offices work on a day: not on Saturdays, Sundays, public holidays and 12-29..01-03
 * (行政機関の休日に関する法律, 昭和63年法律第91号, 第1条). The library knows the holidays from 1970 to 2050-11-23 under
 * today's law; outside them only weekends and the year end count as closed.
 */
export function isOpen(day: string): boolean {
  const monthDay = day.slice(5);
  const yearEnd = monthDay >= "12-29" || monthDay <= "01-03";
  return !yearEnd && !holidays.has(day) && weekdayOf(day) % 6 !== 0;
}

/** The first open day from a day on, or back from it with -1; the day itself when it is open. */
export function nearestOpen(day: string, step: 1 | -1 = 1): string {
  let found = day;
  while (!isOpen(found)) found = addDays(found, step);
  return found;
}

/** The open day so many open days after a day; the day itself for none. */
export function addOpenDays(day: string, count: number): string {
  let end = day;
  for (let left = count; left > 0; left--) end = nearestOpen(addDays(end, 1));
  return end;
}

/** How many open days there are after one day, up to and with another. */
export function openDaysBetween(after: string, until: string): number {
  let count = 0;
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) if (isOpen(day)) count++;
  return count;
}
