/** Statuses after which the same question may well be answered later: throttled, or a server in trouble. */
const PASSING = new Set([429, 500, 502, 503, 504]);

/** Whether trying again can help. */
export function isPassing(status: number): boolean {
  return PASSING.has(status);
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
 * What Retry-After asks for, in milliseconds from now: whole seconds or a date (RFC 9110 section 10.2.3); undefined
 * where it says neither.
 */
export function retryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  // 1.5 and -5 would be read as dates too
  const date = /^[A-Za-z]/.test(header.trim()) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.valueOf());
}
