import {describe, expect, test} from "vitest";
import {cronOf, nextDue} from "../../pipeline/schedule/cron.js";
import {type Asked, DAY, HOUR, MINUTE, type Simulated, START, threeYears, type World} from "./simulation.js";

const addresses: Simulated = {
  id: "addresses",
  names: ["a", "b", "c", "d"],
  apart: true,
  asks: {api: "url"},
  calendar: {cron: "25 6 * * *", release: "随時", grace: 0}
};
const service: Simulated = {
  id: "service",
  names: ["x", "y", "z"],
  apart: false,
  asks: {api: "world_bank"},
  calendar: {cron: "30 7,19 * * *", release: "随時", grace: 0}
};
const sources = [addresses, service];
/** A run takes its time, another has its turn before it, and one that was cut off is begun anew. */
const SLACK = 20 * MINUTE;
const PAUSES = [15 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR];

/** The askings of each request, in order. */
function rows({asked}: World): Asked[][] {
  return sources.flatMap(source =>
    source.names.map(name => asked.filter(one => one.source === source && one.request === name))
  );
}

/** Pairs of neighbours of which a rule does not hold, with the facts one needs to see why. */
function broken(world: World, holds: (one: Asked, next: Asked, world: World) => boolean) {
  return rows(world).flatMap(row =>
    row.slice(1).flatMap((next, i) => {
      const one = row[i] as Asked;
      const clock = (at: number) => new Date(at).toISOString();
      const said = {at: clock(one.at), next: clock(next.at), trigger: next.job.trigger, failures: one.failures};
      return holds(one, next, world) ? [] : [{request: one.request, heard: one.heard, waitMs: one.waitMs, ...said}];
    })
  );
}

/** When the machine is awake first, from an instant on. */
function awake(at: number, {sleeps}: World): number {
  const sleep = sleeps.find(([from, to]) => from <= at + SLACK && at < to);
  return sleep ? sleep[1] : at;
}

/** The next instant of the plan after what an asking stood for. */
function planned({source, job, wall}: Asked): number {
  const dealtWith = job.requests ? wall : job.due_at.valueOf();
  return nextDue(cronOf(source.calendar.cron, source.id), new Date(dealtWith)).valueOf();
}

/** When a failing request may be asked again, and by when it must have been. */
function again({failures, waitMs, at}: Asked): [number, number] {
  const pause = PAUSES[failures - 1];
  if (pause !== undefined) return [at + Math.max(pause, waitMs), at + Math.max(pause, waitMs)];

  return [at + Math.max(6.2 * DAY, waitMs), at + Math.max(8 * DAY, waitMs)];
}

/** How the clock was set since a while before: an instant that it passes a second time is not done twice. */
const turnedBetween = ({steps}: World, one: Asked, next: Asked) =>
  steps.filter(({at}) => one.at - 20 * DAY <= at && at <= next.at).map(({by}) => by);

describe.each([1])("three years, seed %i", seed => {
  test("each request that is well is asked once for each instant of its plan, and none of the ill ones is lost", async () => {
    const world = await threeYears(sources, seed, false);
    expect(world.sleeps.length).toBeGreaterThan(10);
    expect(world.asked.filter(({heard}) => !heard).length).toBeGreaterThan(200);
    expect(
      broken(world, (one, next) => {
        if (!one.ended) return true; // it is owed still, and done again at once
        if (one.heard)
          return next.wall >= planned(one) && next.at <= awake(Math.max(planned(one), one.at), world) + SLACK;
        const [from, by] = again(one);
        return next.at >= from - MINUTE && next.at <= awake(by, world) + SLACK;
      })
    ).toEqual([]);
    for (const row of rows(world)) expect(row.at(-1)?.at).toBeGreaterThan(START + 1000 * DAY);
  });

  test("a clock that is set brings nobody back before the server wants it, and loses none", async () => {
    const world = await threeYears(sources, seed, true);
    expect(world.steps.length).toBeGreaterThan(10);
    expect(
      broken(world, (one, next) => {
        const turned = turnedBetween(world, one, next);
        const forwards = world.steps.some(({at, by}) => by > 0 && one.at <= at && at <= next.at);
        if (one.heard)
          return (
            next.at <= awake(one.at + 2 * DAY, world) + SLACK + 2 * turned.reduce((sum, by) => sum + Math.abs(by), 0)
          );
        const early = forwards || next.at >= one.at + one.waitMs - 6 * MINUTE;
        const [, by] = again(one);
        const pauses = (by - one.at) * (1 + turned.length);
        return early && next.at <= awake(one.at + pauses, world) + 2 * SLACK;
      })
    ).toEqual([]);
    for (const row of rows(world)) expect(row.at(-1)?.at).toBeGreaterThan(START + 1000 * DAY);
  });
});
