/** The day in Japan of an instant, e.g. "2026-11-24" for 2026-11-23T20:00:00Z. */
export function dayInJapan(instant: Date): string {
  return new Intl.DateTimeFormat("sv-SE", {timeZone: "Asia/Tokyo"}).format(instant);
}

/** Whether a text is a day of the calendar, as 2024-03-31; 2024-02-31 is none. */
export function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instant.valueOf()) && instant.toISOString().startsWith(text);
}

/** How far Japan's clock is ahead of UTC, all year. */
export const JAPAN_AHEAD_MS = 9 * 3_600_000;
