/** One line of the printed table. */
export interface Result {
  what: string;
  measured: string;
  budget: string;
  kept: boolean;
}

/** A result that keeps its budget where the measure is not above it. */
export function atMost(what: string, measured: number, budget: number): Result {
  return {what, measured: measured.toFixed(2), budget: `<= ${budget}`, kept: measured <= budget};
}

export function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** The median of the ratios of pairs that take turns: what else the machine does weighs on both alike. */
export function medianRatio(pairs: number, ours: () => number, theirs: () => number): number {
  const ratios = Array.from({length: pairs}, (_, i) => {
    if (i % 2 === 0) return ours() / theirs();
    const second = theirs();
    return ours() / second;
  }).sort((a, b) => a - b);
  return ratios[Math.floor(pairs / 2)] ?? Number.NaN;
}
