/** The day in Japan of an instant, e.g. "2026-11-24" for 2026-11-23T20:00:00Z. */
export function dayInJapan(instant: Date): string {
  return new Intl.DateTimeFormat("sv-SE", {timeZone: "Asia/Tokyo"}).format(instant);
}
