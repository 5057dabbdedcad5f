import {askEach} from "../../pipeline/collect/askEach.js";
import type {Request} from "../../pipeline/contracts/request.js";
import type {FailingRequest, RunEvent} from "../../pipeline/contracts/runEvent.js";
import {OperatorError} from "../../pipeline/errors.js";
import {failingRequests} from "../../pipeline/run/failingRequests.js";
import {dueJobs, type Job, nextRunAt, type Planned, waitingRequests} from "../../pipeline/schedule/plan.js";
import {seeded} from "../helpers/seeded.js";
import {japan} from "./ledger.js";

export const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
export const START = japan("2026-11-26 12:00").valueOf();
export const END = japan("2029-11-26 12:00").valueOf();
/** The clock is looked at so often, at least. */
const LOOK = 30 * MINUTE;

export interface Simulated extends Planned {
  asks: NonNullable<Planned["asks"]>;
  names: readonly string[];
  /** Whether one that is down says nothing of the others. */
  apart: boolean;
}

/** What became of one request in one run. `at` is true time, `wall` what the clock said. */
export interface Asked {
  request: string;
  source: Simulated;
  at: number;
  wall: number;
  heard: boolean;
  /** How often in a row it failed, this time among them, and what the server said of the next. */
  failures: number;
  waitMs: number;
  job: Job;
  /** Whether the run came to its end. */
  ended: boolean;
}

export interface World {
  asked: Asked[];
  sleeps: [from: number, to: number][];
  steps: {at: number; by: number}[];
}

/**
 * Three years of a schedule: servers that fail for minutes or for months, some with Retry-After; a machine that sleeps;
 * runs that are cut off at any place; and, where asked for, a clock that is set.
 */
export async function threeYears(sources: readonly Simulated[], seed: number, clockSteps: boolean): Promise<World> {
  const random = seeded(seed);
  const world: World = {asked: [], sleeps: [], steps: []};
  const ill = new Map(sources.flatMap(one => one.names.map(name => [`${one.id}/${name}`, illnesses(random)])));
  let events: RunEvent[] = [];
  let [t, offset, runs] = [START, 0, 0];
  const now = () => new Date(t + offset);

  async function perform(source: Simulated, job: Job): Promise<void> {
    const common = () => ({run_id: `run-${runs}`, at: now().toISOString()});
    runs += 1;
    const {trigger, requests} = job;
    const cut = random() < 0.02 ? Math.floor(random() * 3) : 3; // dead in the queue, while asking, or before its end
    const due_at = job.due_at.toISOString();
    const only = requests && {requests: [...requests]};
    events.push({event: "queued", ...common(), sources: [source.id], trigger, due_at, ...only});
    if (cut === 0) return;
    const waiting = waitingRequests(source, events, now());
    events.push({event: "started", ...common(), trigger, sources: [source.id]});
    if (cut === 1) return;
    const began = now().toISOString();
    const heard: Asked[] = [];
    const ended = cut === 3;
    const said = {source, job, ended};
    const which = {only: requests, waiting, failing: failingRequests(source.id, events)};
    const questions = source.names.map((id): Request => ({id, params: {}}));
    const answers = await askEach(questions, which, {
      source_id: source.id,
      now,
      stopped: () => false,
      leaves: () => !source.apart,
      async ask({id}) {
        t += Math.floor(random() * 5000);
        const illness = ill.get(`${source.id}/${id}`)?.find(({from, to}) => from <= t && t < to);
        if (illness) throw unheard(id, illness.waitMs && new Date(now().valueOf() + illness.waitMs));
        heard.push({request: id, ...said, at: t, wall: now().valueOf(), heard: true, failures: 0, waitMs: 0});
        return 0;
      }
    });
    const failed = answers.failing.filter(one => one.failed_at >= began && !waiting.includes(one.request_id));
    world.asked.push(...heard, ...failed.map(one => ({...ofFailing(one), ...said, at: t, wall: now().valueOf()})));
    const {failing, recovered, received} = answers;
    const all = failing.length === source.names.length;
    const outcome = failing.length === 0 ? "unchanged" : all ? "failed" : "partly";
    const told = {source_id: source.id, outcome, requests: source.names.length, received, ms: 0} as const;
    events.push({event: "source", ...common(), ...told, failing, recovered});
    t += Math.floor(random() * MINUTE);
    if (ended) events.push({event: "ended", ...common(), outcome: "unchanged"});
  }

  while (t < END) {
    const jobs = dueJobs(sources, events, now());
    for (const job of jobs) {
      const source = sources.find(({id}) => id === job.source_id);
      if (source) await perform(source, job);
    }
    events = newest(events, sources);
    t += 1000;
    if (jobs.length > 0) continue; // the work took its time: something may have come due meanwhile
    const next = Math.min(...sources.map(source => nextRunAt(source, events, now()).valueOf())) - now().valueOf();
    t += Math.max(1, next);
    if (clockSteps && random() < 0.01) {
      t -= Math.max(1, next) * random(); // at any instant on the way, and seen at the look after it
      const by = (random() < 0.6 ? -1 : 1) * Math.floor(random() ** 3 * 9 * DAY);
      world.steps.push({at: t, by});
      offset += by;
      t += Math.floor(random() * LOOK);
    } else if (random() < 0.01) {
      const slept = Math.floor(random() ** 2 * 40 * DAY);
      world.sleeps.push([t, t + slept]);
      t += slept;
    }
  }
  return world;
}

/** When a request is not heard, and how long its server asks to be left alone then. */
function illnesses(random: () => number): {from: number; to: number; waitMs: number}[] {
  const all = [];
  for (let at = START + random() * 60 * DAY; at < END; at += random() * 120 * DAY) {
    const to = at + random() ** 4 * 150 * DAY;
    all.push({from: at, to, waitMs: random() < 0.5 ? 0 : Math.floor(random() ** 3 * 3 * DAY)});
    at = to;
  }
  return all;
}

function unheard(id: string, until: Date | 0): OperatorError {
  const not_before = until ? {not_before: until.toISOString()} : {};
  return new OperatorError({where: id, ja: "応答なし", en: "no answer", reason: {code: "busy", ...not_before}});
}

function ofFailing({request_id, failures, failed_at, not_before = failed_at}: FailingRequest) {
  const waitMs = Date.parse(not_before) - Date.parse(failed_at);
  return {request: request_id, heard: false, failures, waitMs};
}

/** What a ledger keeps that is not let grow: the newest runs of each source. */
function newest(events: readonly RunEvent[], sources: readonly Simulated[]): RunEvent[] {
  const kept = new Set(
    sources.flatMap(({id}) => {
      const own = events.flatMap(one => (one.event === "queued" && one.sources.includes(id) ? [one.run_id] : []));
      return own.slice(-6);
    })
  );
  return events.filter(({run_id}) => kept.has(run_id));
}
