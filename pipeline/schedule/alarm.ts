import cron from "node-cron";
import {JAPAN} from "../contracts/day.js";

/** What lets the schedule rest between its looks at the ledger. */
export interface Alarm {
  /** Waits so long at most: the next instant of a plan ends the rest too. Rejects once the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Nothing rings any more. */
  stop(): void;
}

const silent = {info() {}, warn() {}, error() {}, debug() {}};

/**
 * node-cron rings at every instant of the plans in Japan's time, also where it finds that it missed one (the machine
 * was asleep, or busy). It only wakes: what is owed then follows from the run ledger alone. It sleeps on where the
 * clock is set back, so whoever rests must not ask for a longer rest than the clock may go unwatched. A plan that
 * cannot be read rings never; the schedule says so when it looks at what is owed.
 */
export function setAlarm(plans: readonly string[]): Alarm {
  const resting = new Set<() => void>();
  const ring = () => {
    for (const wake of resting) wake();
  };
  const tasks = [...new Set(plans)]
    .filter(plan => cron.validate(plan))
    .map(plan => cron.schedule(plan, ring, {timezone: JAPAN, noOverlap: true, unref: true, logger: silent}));
  for (const task of tasks) task.on("execution:missed", ring);
  return {
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => end(resolve), ms);
        const wake = () => end(resolve);
        const stop = () => end(() => reject(signal.reason));
        const end = (settle: () => void) => {
          clearTimeout(timer);
          resting.delete(wake);
          signal.removeEventListener("abort", stop);
          settle();
        };
        resting.add(wake);
        signal.addEventListener("abort", stop);
        if (signal.aborted) stop();
      }),
    stop() {
      for (const task of tasks) void task.destroy();
    }
  };
}
