import {Cron} from "croner";
import {OperatorError} from "../errors.js";

/** A plan in Japan's time. Japan has no daylight saving: a day always has 24 hours. */
export function cronOf(expression: string, where: string): Cron {
  try {
    return new Cron(expression, {timezone: "Asia/Tokyo", mode: "5-part"});
  } catch (error) {
    throw new OperatorError({
      where,
      ja: `実行時刻として読めません：「${expression}」。「30 6 * * *」（毎日 6:30）のような 5 つの欄が必要です。`,
      en: `found "${expression}" (${error instanceof Error ? error.message : error}), expected five fields such as "30 6 * * *" (every day at 06:30).`
    });
  }
}

/** The last instant of the plan that is not after the given one; undefined where there is none. */
export function lastDue(cron: Cron, now: Date): Date | undefined {
  return cron.previousRuns(1, new Date(now.valueOf() + 1))[0]; // instants of a plan are whole seconds
}

/** The first instant of the plan after the given one. */
export function nextDue(cron: Cron, after: Date): Date | undefined {
  return cron.nextRun(after) ?? undefined;
}
