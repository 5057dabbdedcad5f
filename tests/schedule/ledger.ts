import type {RunEvent, SourceOutcome, Tally, Trigger} from "../../pipeline/contracts/runEvent.js";
import type {Calendar} from "../../pipeline/contracts/source.js";
import {dueJobs, nextRunAt} from "../../pipeline/schedule/plan.js";

/** An instant in Japan, e.g. "2026-11-26 06:30" or "2026-11-26 06:30:05". */
export function japan(text: string): Date {
  return new Date(`${text.replace(" ", "T")}${text.length === 16 ? ":00.000" : ""}+09:00`);
}

/** The same back, to the minute. */
export function clockOf(instant: Date | string | undefined): string | undefined {
  if (instant === undefined) return undefined;
  const clock = new Intl.DateTimeFormat("sv-SE", {timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short"});
  return clock.format(new Date(instant));
}

/** One run as people would tell it; instants in Japan. */
export interface Told {
  source: string;
  at: string;
  /** When it ended, where it took its time. */
  until?: string;
  /** Without it, when the run began. */
  due?: string;
  trigger?: Trigger;
  /** `waits`: it died in the queue; `dies`: it died at work. */
  ends?: "published" | "unchanged" | "failed" | "stopped" | "waits" | "dies";
  /** How the service answered; without it nobody was asked. */
  answer?: SourceOutcome | undefined;
  tally?: Omit<Tally, "source_id">;
}

export const WHY = {where: "https://example.org/", ja: "応答がありません。", en: "no answer."};

/** The ledger that these runs leave, one after the other. */
export function ledgerOf(...runs: Told[]): RunEvent[] {
  return runs.flatMap(
    ({source, at, until = at, due = at, trigger = "schedule", ends = "unchanged", answer, tally}, i) => {
      const common = {run_id: `run-${i + 1}`, at: japan(at).toISOString()};
      const events: RunEvent[] = [];
      if (trigger !== "manual")
        events.push({event: "queued", ...common, sources: [source], trigger, due_at: japan(due).toISOString()});
      if (ends === "waits") return events;
      events.push({event: "started", ...common, trigger, sources: answer === undefined ? [] : [source]});
      if (answer !== undefined) {
        const why = answer === "failed" ? {why: [WHY]} : {};
        const received = answer === "received" ? 1 : 0;
        events.push({
          event: "source",
          ...common,
          source_id: source,
          outcome: answer,
          requests: 1,
          received,
          ms: 5,
          ...why
        });
      }
      if (ends === "dies") return events;
      const why = ends === "failed" ? {why: [{...WHY, where: "data/reference/area.csv:8"}]} : {};
      const tallies = tally === undefined ? {} : {tallies: [{source_id: source, ...tally}]};
      events.push({event: "ended", ...common, at: japan(until).toISOString(), outcome: ends, ...why, ...tallies});
      return events;
    }
  );
}

export const DAILY: Calendar = {cron: "30 6 * * *", release: "随時", grace: 0};

/** What is owed to sources, each of a cron or a whole calendar, as "source trigger due". */
export function owed(plans: Record<string, string | Calendar>, events: readonly RunEvent[], at: string): string[] {
  const sources = Object.entries(plans).map(([id, plan]) => ({
    id,
    calendar: typeof plan === "string" ? {...DAILY, cron: plan} : plan
  }));
  return dueJobs(sources, events, japan(at)).map(
    ({source_id, trigger, due_at}) => `${source_id} ${trigger} ${clockOf(due_at)}`
  );
}

/** When the source `a` is looked at next. */
export function next(calendar: Calendar, events: readonly RunEvent[], at: string): string | undefined {
  return clockOf(nextRunAt({id: "a", calendar}, events, japan(at)));
}
