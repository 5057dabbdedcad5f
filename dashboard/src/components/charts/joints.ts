import * as Plot from "@observablehq/plot";

/** A value at its place in time. */
export interface Placed {
  position: number;
  value: number;
}

export interface Joint<T extends Placed> {
  from: T;
  to: T;
  /** No year is missing between the two. */
  near: boolean;
}

/** Neighbours in time, near or not; none are joined across a break. The values come in the order of time. */
export function joints<T extends Placed>(
  values: readonly T[],
  breaks: readonly number[],
  near: (from: T, to: T) => boolean = (from, to) => to.position - from.position <= 1
): Joint<T>[] {
  return values.slice(1).flatMap((to, i) => {
    const from = values[i];
    if (!from || breaks.some(at => at > from.position && at <= to.position)) return [];
    return [{from, to, near: near(from, to)}];
  });
}

/** A line for each joint. */
export function jointLines<T extends Placed>(some: readonly Joint<T>[], line: Plot.LinkOptions): Plot.Markish {
  return Plot.link(some, {
    x1: ({from}: Joint<T>) => from.position,
    y1: ({from}: Joint<T>) => from.value,
    x2: ({to}: Joint<T>) => to.position,
    y2: ({to}: Joint<T>) => to.value,
    ...line
  });
}

/** The pale, dashed line to a value that no solid one may lead to. */
export const dashedLine = {stroke: "var(--ink-3)", strokeWidth: 1.2, strokeDasharray: "4 4"} as const;
