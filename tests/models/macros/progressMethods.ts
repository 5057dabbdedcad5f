/**
 * The four progress methods a second time, in plain TypeScript and from the published formulas alone, so that the SQL
 * macros have somebody to agree with. Letters are those of the formulas: b at t0, v at t, the target T at tT,
 * d = 1 where more is wanted and -1 where less is, p the value of the path at t.
 */
export const methods = ["ratio-cagr@1", "un-extrapolate@1", "linear-rate@1", "path-gap@1"] as const;
export type Method = (typeof methods)[number];

/** From the worst to the best. */
export const verdicts = ["deterioration", "limited", "acceleration_needed", "on_track", "achieved"] as const;
export type Verdict = (typeof verdicts)[number];
export type Reason = "base_year_mismatch" | "sign_change";
export type Shape = "linear" | "geometric";
export type Maybe = number | null;

export interface Case {
  b: Maybe;
  t0: Maybe;
  v: Maybe;
  t: Maybe;
  T: number;
  tT: Maybe;
  d: 1 | -1;
  p: Maybe;
}

type Judged = {[Key in keyof Case]: Key extends "p" ? Maybe : NonNullable<Case[Key]>};

/** On track from the first, in need of acceleration from the second. */
export const thresholds: Record<Method, readonly [number, number]> = {
  "ratio-cagr@1": [0.95, 0.6],
  "un-extrapolate@1": [0.95, 0.1],
  "linear-rate@1": [1, 0.5],
  "path-gap@1": [0.95, 0.6]
};

/** Growth a year, as a share; both values must be of one sign. */
export function compoundGrowth(from: number, to: number, years: number): number {
  return (to / from) ** (1 / years) - 1;
}

/** The case when it has all it needs in an order that makes sense, or nothing. */
function judged({b, t0, v, t, T, tT, d, p}: Case): Judged | null {
  if (b === null || t0 === null || v === null || t === null || tT === null) return null;
  return t <= t0 || tT <= t0 ? null : {b, t0, v, t, T, tT, d, p};
}

/** Why the method gives no answer, or null where it gives one. */
export function reasonOf(method: Method, one: Case): Reason | null {
  const full = judged(one);
  if (full === null) return "base_year_mismatch";
  if (method === "path-gap@1") return full.p === null ? "sign_change" : null;
  const byGrowth = method === "ratio-cagr@1" || method === "un-extrapolate@1";
  return byGrowth && !oneSign(full.b, full.v, full.T) ? "sign_change" : null;
}

/** Progress made against progress required; null where the method gives no answer, or where none was required. */
export function ratioOf(method: Method, one: Case): Maybe {
  const full = judged(one);
  if (full === null || reasonOf(method, one) !== null) return null;
  const {b, t0, v, t, T, tT, d, p} = full;
  switch (method) {
    case "ratio-cagr@1":
      return over(Math.sign(b) * d * compoundGrowth(b, v, t - t0), Math.abs(compoundGrowth(b, T, tT - t0)));
    case "un-extrapolate@1":
      return over(d * (extrapolated(b, t0, v, t, tT) - b), Math.abs(T - b));
    case "linear-rate@1":
      return over(d * ((v - b) / (t - t0)), Math.abs(T - b) / (tT - t0));
    case "path-gap@1":
      return p === null || !isAhead(p, b, d) ? null : over(d * (v - b), Math.abs(p - b));
  }
}

export function verdictOf(method: Method, one: Case): Verdict | "undetermined" {
  const full = judged(one);
  if (full === null || reasonOf(method, one) !== null) return "undetermined";
  const {v, t, T, tT, d, p} = full;
  if (d * v >= d * T) return "achieved";
  const ratio = ratioOf(method, one);
  if (method === "path-gap@1" && ratio === null && p !== null) {
    if (isAhead(p, v, d)) return "deterioration";
    return t >= tT ? "acceleration_needed" : "on_track";
  }
  const [onTrack, acceleration] = thresholds[method];
  if (ratio === null || ratio < 0) return "deterioration";
  if (ratio < acceleration) return "limited";
  return ratio < onTrack || t >= tT ? "acceleration_needed" : "on_track";
}

/** The word or number the method's authors print; null for the path, which has none. */
export function classOf(method: Method, ratio: Maybe, verdict: Verdict): string | null {
  const met = verdict === "achieved";
  const share = ratio ?? Number.NEGATIVE_INFINITY;
  switch (method) {
    case "ratio-cagr@1":
      return verdict;
    case "un-extrapolate@1":
      return met || share >= 0.95 ? "3" : share >= 0.1 ? "2" : "1";
    case "linear-rate@1":
      return met || share >= 1 ? "on_track" : share >= 0.5 ? "moderate" : share >= 0 ? "stagnating" : "decreasing";
    case "path-gap@1":
      return null;
  }
}

/** Statistics Canada's score, from -5 to 5. */
export function statcanScore(ratio: Maybe, reached: boolean): Maybe {
  if (reached) return 5;
  if (ratio === null) return null;
  return ratio >= 0.6 ? Math.min(7.1429 * ratio - 4.2857, 5) : Math.max(4.1667 * ratio - 2.5, -5);
}

/** What v becomes at the target time if growth stays as observed. */
export function extrapolated(b: number, t0: number, v: number, t: number, tT: number): number {
  return v * (1 + compoundGrowth(b, v, t - t0)) ** (tT - t);
}

/** The value a path from b to T asks for at a moment; held at T once the target time has come. */
export function pathValue(shape: Shape, b: Maybe, t0: Maybe, T: number, tT: Maybe, moment: Maybe): Maybe {
  if (b === null || t0 === null || tT === null || moment === null) return null;
  if (moment < t0 || tT <= t0 || (shape === "geometric" && !oneSign(b, T))) return null;
  if (moment >= tT) return T;
  const gone = (moment - t0) / (tT - t0);
  return shape === "linear" ? b + (T - b) * gone : b * (T / b) ** gone;
}

/** Growth a year that would still lead from v to the target. */
export function growthNeeded(v: Maybe, t: Maybe, T: number, tT: Maybe): Maybe {
  if (v === null || t === null || tT === null) return null;
  return tT <= t || !oneSign(v, T) ? null : compoundGrowth(v, T, tT - t);
}

/** Nought has no sign. */
function oneSign(...values: number[]): boolean {
  return values.every(value => value > 0) || values.every(value => value < 0);
}

/** Whether x lies nearer to what is wanted than y: higher, or lower where less is wanted. */
function isAhead(x: number, y: number, d: 1 | -1): boolean {
  return d === 1 ? x > y : x < y;
}

function over(made: number, required: number): Maybe {
  return required === 0 ? null : made / required;
}
