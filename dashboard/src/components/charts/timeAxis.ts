/** An axis of years. */
export function timeAxis(domain: readonly [number, number], ticks: readonly number[]) {
  return {label: null, domain, ticks, tickFormat: (year: number) => `${year}`};
}

/** Those of the marks, in order of importance, whose labels do not run into each other. */
export function spaced<T extends {position: number}>(marks: readonly T[], room: number): T[] {
  const kept: T[] = [];
  for (const mark of marks) {
    if (!kept.some(({position}) => Math.abs(position - mark.position) < room)) kept.push(mark);
  }
  return kept;
}

/** The years that an axis names: as many as there is room for. */
export function tickYears(from: number, to: number, width: number): number[] {
  const step = Math.max(1, Math.ceil((to - from + 1) / Math.max(2, Math.floor(width / 70))));
  return Array.from({length: Math.floor((to - from) / step) + 1}, (_, i) => from + i * step);
}

/** Both ends, and the years between that leave room. */
export function endedYears(first: number, last: number, width: number): number[] {
  const step = width < 480 ? 4 : 2;
  const between = Array.from({length: Math.floor((last - first) / step)}, (_, i) => first + i * step);
  return [...between.filter(year => last - year >= step / 2 || year === first), last];
}
