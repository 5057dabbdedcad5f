import fc from "fast-check";
import {expect, test} from "vitest";
import type {RunEvent, Trigger} from "../../pipeline/contracts/runEvent.js";
import {dueJobs, type Job, nextRunAt} from "../../pipeline/schedule/plan.js";
import {DAILY, japan} from "./ledger.js";

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];
const START = japan("2026-11-26 12:00").valueOf();
const END = japan("2029-11-26 12:00").valueOf(); // 2028 is a leap year

/** Plans, and the same said in another way: the minute, and whether an hour of Japan's calendar is one of them. */
const PLANS: [cron: string, minute: number, at: (local: Date) => boolean][] = [
  ["30 6 * * *", 30, local => local.getUTCHours() === 6],
  ["0 */6 * * *", 0, local => local.getUTCHours() % 6 === 0],
  ["15 6 * * 1", 15, local => local.getUTCHours() === 6 && local.getUTCDay() === 1],
  ["0 0 1 4 *", 0, local => local.getUTCHours() === 0 && local.getUTCMonth() === 3 && local.getUTCDate() === 1],
  ["59 23 31 12 *", 59, local => local.getUTCHours() === 23 && local.getUTCMonth() === 11 && local.getUTCDate() === 31],
  ["0 6 29 * *", 0, local => local.getUTCHours() === 6 && local.getUTCDate() === 29]
];

/** Every instant of a plan, looked for hour by hour. */
const instants = new Map(
  PLANS.map(([cron, minute, at]) => {
    const hours = Array.from({length: (END - START) / HOUR}, (_, i) => START + i * HOUR);
    const found = hours.filter(hour => at(new Date(hour + 9 * HOUR))).map(hour => hour + minute * MINUTE);
    return [cron, found];
  })
);

interface Done {
  at: number;
  from: number;
  to: number;
  trigger: Trigger;
}

/** A source that is looked at on each tick; runs end well, or are cut off in one of several ways. */
function walk(cron: string, ticks: Iterable<[at: number, end: string]>): Done[] {
  const source = {id: "a", calendar: {...DAILY, cron}};
  const done: Done[] = [];
  let events: RunEvent[] = [];
  for (const [at, end] of ticks) {
    const jobs = dueJobs([source], events, new Date(at));
    expect(jobs.length).toBeLessThanOrEqual(1);
    for (const job of jobs) {
      const own = written(job, at, end);
      events = end === "well" ? own : [...events, ...own]; // what is older than the last that ended has no weight
      if (end !== "well") continue;
      done.push({at, from: job.owed_since.valueOf(), to: job.due_at.valueOf(), trigger: job.trigger});
      expect(dueJobs([source], events, new Date(at))).toEqual([]);
    }
  }
  return done;
}

function written({trigger, due_at}: Job, instant: number, end: string): RunEvent[] {
  const common = {run_id: `run-${instant}`, at: new Date(instant).toISOString()};
  const events: RunEvent[] = [
    {event: "queued", ...common, sources: ["a"], trigger, due_at: due_at.toISOString()},
    {event: "started", ...common, trigger, sources: []},
    {event: "ended", ...common, outcome: end === "stopped" ? "stopped" : "unchanged"}
  ];
  return events.slice(0, end === "waits" ? 1 : end === "dies" ? 2 : 3);
}

/**
 * Each instant after the first look is covered by one run, made in time or later; runs in time stand for one instant.
 */
function expectEachOnce(cron: string, [first, ...runs]: Done[]): void {
  if (!first) return;
  expect(first.trigger).toBe("first");
  const last = runs.at(-1)?.to ?? first.at;
  const planned = (instants.get(cron) ?? []).filter(instant => instant > first.at && instant <= last);
  const covering = planned.map(instant => runs.filter(({from, to}) => from <= instant && instant <= to));
  expect(covering.filter(those => those.length !== 1)).toEqual([]);
  expect(covering.filter(([one], i) => one && one.at < (planned[i] ?? 0))).toEqual([]);
  const stood = runs.map(({from, to}) => planned.filter(instant => from <= instant && instant <= to).length);
  expect(stood.every(count => count > 0)).toBe(true);
  runs.forEach(({at, to, trigger}, i) => {
    const inTime = at - to < 2 * MINUTE && stood[i] === 1;
    expect(trigger).toBe(inTime ? "schedule" : "catch_up");
  });
}

const gap = fc.oneof(
  fc.integer({min: 1, max: 59}).map(n => n * SECOND),
  fc.integer({min: 1, max: 180}).map(n => n * MINUTE),
  fc.integer({min: 1, max: 72}).map(n => n * HOUR),
  fc.integer({min: 1, max: 70}).map(n => n * DAY + 1)
);
const end = fc.oneof(
  {weight: 3, arbitrary: fc.constant("well")},
  {weight: 1, arbitrary: fc.constantFrom("waits", "dies", "stopped")}
);

test.each(PLANS)(
  "%s, looked at whenever the machine happens to be awake: no instant is doubled, and none is lost",
  cron => {
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, end), {minLength: 60, maxLength: 120}), steps => {
        let at = START;
        const ticks = steps.map(([ms, how]): [number, string] => {
          at += ms;
          return [at, how];
        });
        expectEachOnce(
          cron,
          walk(
            cron,
            ticks.filter(([tick]) => tick < END)
          )
        );
      }),
      {seed: 20261126, numRuns: 15}
    );
  }
);

test.each(PLANS.filter(([cron]) => cron !== "0 */6 * * *"))(
  "%s, looked at as the schedule does, runs in time for three years",
  cron => {
    const source = {id: "a", calendar: {...DAILY, cron}};
    function* ticks(): Iterable<[number, string]> {
      const known: RunEvent[] = [
        {event: "started", run_id: "x", at: new Date(START).toISOString(), trigger: "first", sources: []}
      ];
      for (let at = START; at < END; at = nextRunAt(source, known, new Date(at))?.valueOf() ?? END) yield [at, "well"];
    }
    const done = walk(cron, ticks());
    expectEachOnce(cron, done);
    expect(done.slice(1).map(({at}) => at)).toEqual(instants.get(cron));
    expect(new Set(done.slice(1).map(({trigger}) => trigger))).toEqual(new Set(["schedule"]));
  }
);
