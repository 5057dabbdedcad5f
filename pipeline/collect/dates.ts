import type {Receipt} from "../contracts/ledger.js";

/** A receipt with the instant it is dated by: in the order of the ledger none is before the one that it follows. */
export interface Dated {
  receipt: Receipt;
  /** Milliseconds, as of Date.valueOf(). */
  at: number;
}

/**
 * Dates receipts by the order in which they were written, which no clock decides. Instants that do not fit in between
 * the others were written under a clock that was wrong: one that is ahead is dated as the next sound one (or now), one
 * that lags as the sound one before it. Sound are the most instants that do not contradict one another: the longest
 * non-decreasing sequence that now is the end of; of two as long, the one that began earlier.
 */
export function datesOf(ledger: readonly Receipt[], now: Date): Dated[] {
  const instants = ledger.map(({received_at}) => Date.parse(received_at));
  const sound = soundPlaces(instants, now.valueOf());
  const after: number[] = [];
  let next = sound.has(instants.length) ? now.valueOf() : Number.POSITIVE_INFINITY;
  for (const [i, instant] of [...instants.entries()].reverse()) {
    if (sound.has(i)) next = instant;
    after[i] = next;
  }
  let before = Number.NEGATIVE_INFINITY;
  return ledger.map((receipt, i) => {
    const own = instants[i] ?? 0;
    if (sound.has(i)) before = own;
    return {receipt, at: Math.max(before, Math.min(own, after[i] ?? own))};
  });
}

/**
 * The places of a longest non-decreasing sequence of instants; those of one instant count once. Behind the last stands
 * the clock of now, twice: one odd receipt does not outweigh it, a history does.
 */
function soundPlaces(received: readonly number[], now: number): Set<number> {
  const instants = [...received, now, now + 1];
  // from the end, each instant no later than those behind it: ends[n] closes the best sequence of n + 1
  const ends: number[] = [];
  const behind = new Map<number, number | undefined>();
  const at = (place: number | undefined) => instants[place ?? -1] ?? Number.NaN;
  for (let i = instants.length - 1; i >= 0; i--) {
    if (at(i) === at(i + 1)) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(ends[middle]) >= at(i)) low = middle + 1;
      else high = middle;
    }
    behind.set(i, ends[low - 1]);
    ends[low] = i;
  }
  const sound = new Set<number>();
  for (let i = ends.at(-1); i !== undefined; i = behind.get(i)) {
    for (let same = i; same >= 0 && at(same) === at(i); same--) sound.add(same);
  }
  return sound;
}
