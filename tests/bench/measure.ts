/** One line of the printed table. */
export interface Result {
  what: string;
  measured: number;
  budget: number;
  kept: boolean;
}

/** How large the files are, how many pairs are timed, how many pages are opened, and how long the server is asked. */
export interface Extent {
  rows: number;
  cells: number;
  arrowRows: number;
  pairs: number;
  pages: number;
  loadSeconds: number;
}

export const FULL: Extent = {
  rows: 5_000_000,
  cells: 1_000_000,
  arrowRows: 1_000_000,
  pairs: 5,
  pages: 1000,
  loadSeconds: 20
};
export const QUICK: Extent = {
  rows: 500_000,
  cells: 100_000,
  arrowRows: 1_000_000,
  pairs: 3,
  pages: 1000,
  loadSeconds: 5
};
/** Proves that every row of the bench can be measured; says nothing about the budgets. */
export const TINY: Extent = {rows: 2000, cells: 500, arrowRows: 2000, pairs: 1, pages: 2, loadSeconds: 0.4};

/** A result that keeps its budget where the measure is not above it. */
export function atMost(what: string, measured: number, budget: number): Result {
  return {what, measured, budget, kept: measured <= budget};
}

/** What was measured, how much, what the budget is, and whether it was kept, on one line. */
export function line({what, measured, budget, kept}: Result): string {
  return `${what.padEnd(72)} ${measured.toFixed(2).padStart(8)}  <= ${String(budget).padEnd(6)} ${kept ? "ok" : "over"}`;
}

/** A budget that is not kept is printed; only `--strict` makes it the failure of the command. */
export function exitCode(results: readonly Result[], words: readonly string[]): number {
  return words.includes("--strict") && results.some(({kept}) => !kept) ? 1 : 0;
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
  });
  return median(ratios);
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** 5000000 as "5 M". */
export function millions(count: number): string {
  return `${count / 1_000_000} M`;
}
