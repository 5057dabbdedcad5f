/** Statuses below 500 after which the same question may well be answered later: it came too slowly, early or often. */
const PASSING = new Set([408, 425, 429]);

/** Of the faults of a server, those that no other try mends: what it cannot do, and a version it will not speak. */
const LASTING = new Set([501, 505]);

/** How often a question is put before it is given up, unless somebody says otherwise. */
export const TRIES = 4;

/**
 * The longest that a host is left alone because it said so. Those that mean it ask for minutes or hours; a figure
 * beyond a day is a slip (milliseconds, a date of another year), and would silence a source for good, while one
 * question a day is a burden to nobody.
 */
export const LONGEST_REST_MS = 24 * 60 * 60 * 1000;

/** Whether trying again can help: also after statuses that proxies and networks add of their own (520, 522, 598). */
export function isPassing(status: number): boolean {
  return PASSING.has(status) || (status >= 500 && status <= 599 && !LASTING.has(status));
}

/**
 * How long to wait before the nth try again, in milliseconds: exponential from one second to a minute, of which between
 * half and all, by chance, so that many clients do not come back together ("equal jitter",
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function backoff(tryAgain: number, random: () => number): number {
  const full = Math.min(60_000, 1000 * 2 ** tryAgain);
  return Math.round(full / 2 + (full / 2) * random());
}

/**
 * What Retry-After asks for, in milliseconds from now and no more than a day: whole seconds or a date (RFC 9110 section
 * 10.2.3); undefined where it says neither.
 */
export function retryAfter(header: string | undefined, now: Date): number | undefined {
  const said = header?.trim() ?? "";
  if (/^\d+$/.test(said)) return Math.min(LONGEST_REST_MS, Number(said) * 1000);
  // 1.5 and -5 would be read as dates too
  const date = /^[A-Za-z]/.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(LONGEST_REST_MS, Math.max(0, date - now.valueOf()));
}
