import {cp, mkdir} from "node:fs/promises";
import {join} from "node:path";
import {readLines} from "../../pipeline/collect/jsonLines.js";
import type {EventOf, RunEvent} from "../../pipeline/contracts/runEvent.js";
import type {Source} from "../../pipeline/contracts/source.js";
import {readRuns} from "../../pipeline/run/runLedger.js";
import {alertsPath} from "../../pipeline/schedule/afterRun.js";
import {alertSettings} from "../../pipeline/schedule/alerts/settings.js";
import {makeLog} from "../../pipeline/schedule/log.js";
import {schedule} from "../../pipeline/schedule/scheduler.js";
import type {SchedulerEffects} from "../../pipeline/schedule/schedulerEffects.js";
import type {Settings} from "../../pipeline/settings.js";
import communityReport from "../../pipeline/sources/community_report.js";
import {sources} from "../../pipeline/sources/index.js";
import publishedFigures from "../../pipeline/sources/published_figures.js";
import worldBank from "../../pipeline/sources/world_bank.js";
import type {Answering, Asked} from "../helpers/api/fileServer.js";
import {clockOf, japan} from "./ledger.js";

export const [MINUTE, HOUR] = [60_000, 3_600_000];

/** A real source that is looked at by another plan. */
const planned = (source: Source, cron: string): Source => ({...source, calendar: {...source.calendar, cron}});
export const figures = planned(publishedFigures, "0 */6 * * *");
export const world = planned(worldBank, "30 */8 * * *");
export const reports = planned(communityReport, "0 3,15 * * *");

/** One figure of whatever is asked for, as the World Bank says it. */
export function worldBankAnswer({path}: Asked): Answering {
  const id = /indicator\/([^?]+)/.exec(path)?.[1] ?? "";
  const facts = {page: 1, pages: 1, per_page: 1000, total: 1, sourceid: "2", lastupdated: "2026-07-13"};
  const country = {id: "JP", value: "Japan"};
  const row = {indicator: {id, value: "X (current US$)"}, country, countryiso3code: "JPN", date: "2024", value: 4.5e12};
  return {body: JSON.stringify([facts, [{...row, unit: "", obs_status: "", decimal: 0}]])};
}

export interface Stage {
  now: () => Date;
  pass(ms: number): void;
  /** What was logged, as the objects that were written. */
  lines: {code: string; level: string; run_id?: string; why?: string[]}[];
  codes(): string[];
  /** When the site was built. */
  sites: string[];
  /** How long each pause of the schedule was meant to be. */
  pauses: number[];
  /** Runs the schedule until an instant in Japan, at most; time passes only where something waits. */
  run(until: string, effects?: Partial<SchedulerEffects>): Promise<{runs: number; failed: number}>;
  events(): Promise<RunEvent[]>;
  /** Alerts as "kind subject", in the order they were raised. */
  alerts(): Promise<string[]>;
}

/** A schedule with a clock of its own that begins at an instant in Japan. */
export function makeStage(settings: Settings, from: string): Stage {
  let clock = japan(from).valueOf();
  const now = () => new Date(clock);
  const pass = (ms: number) => {
    clock += ms;
  };
  const lines: Stage["lines"] = [];
  const sites: string[] = [];
  const pauses: number[] = [];
  return {
    now,
    pass,
    lines,
    sites,
    pauses,
    codes: () => lines.map(({code}) => code),
    async run(until, {signal: asked, sleep, ...effects} = {}) {
      const stop = new AbortController();
      const signal = asked ? AbortSignal.any([asked, stop.signal]) : stop.signal;
      return schedule(settings, {
        now,
        signal,
        log: makeLog({level: "debug", lang: "ja"}, line => lines.push(JSON.parse(line))),
        lookMs: 30 * MINUTE,
        once: false,
        sources,
        alerts: alertSettings({}),
        async buildSite() {
          await writeSite(settings);
          sites.push(clockOf(now()) ?? "");
        },
        http: {sleep: async ms => pass(ms), random: () => 0.5, monotonic: () => clock},
        async sleep(ms) {
          pauses.push(ms);
          pass(ms);
          await sleep?.(ms, signal);
          if (now() >= japan(until)) stop.abort();
          signal.throwIfAborted();
        },
        ...effects
      });
    },
    events: async () => (await readRuns(settings)).events,
    async alerts() {
      const events = (await readLines(alertsPath(settings))).map(line => JSON.parse(line));
      return events.filter(({event}) => event === "raised").map(({alert}) => `${alert.kind} ${alert.subject}`);
    }
  };
}

/** A schedule that begins a little before 12 o'clock of a day, with nothing owed. */
export async function beforeNoon(settings: Settings, day: string, sources: readonly Source[]): Promise<Stage> {
  const stage = makeStage(settings, `${day} 11:50`);
  const {failed} = await stage.run(`${day} 11:55`, {sources, once: true});
  if (failed > 0) throw new Error(stage.lines.map(line => JSON.stringify(line)).join("\n"));
  stage.lines.length = 0;
  return stage;
}

/** What a site built from the published figures says of itself. */
export async function writeSite({published, dist}: Settings): Promise<void> {
  await mkdir(join(dist, "published"), {recursive: true});
  await cp(join(published, "current", "manifest.json"), join(dist, "published", "manifest.json"));
}

/** The runs that ended, as "trigger due", of one source. */
export function endedRuns(events: readonly RunEvent[], sourceId: string): string[] {
  const ended = new Set(events.filter(({event}) => event === "ended").map(({run_id}) => run_id));
  return events
    .filter((event): event is EventOf<"queued"> => event.event === "queued" && event.sources.includes(sourceId))
    .filter(({run_id}) => ended.has(run_id))
    .map(({trigger, due_at}) => `${trigger} ${clockOf(due_at)}`);
}
