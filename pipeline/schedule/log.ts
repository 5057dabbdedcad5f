import pino from "pino";
import {visibleJson} from "../contracts/visible.js";
import {describe, problemsOf} from "../errors.js";
import {type LogCode, sayings} from "./sayings.js";

/** Facts of a line: names and numbers, never a key or an address with one. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface Log {
  say(code: LogCode, facts?: LogFacts): void;
  /** The same log with a run's name on every line. */
  of(runId: string): Log;
}

export interface LogSettings {
  level: "debug" | "info" | "warn" | "error" | "silent";
  lang: "ja" | "en";
}

/**
 * A structured log, one JSON object a line: level, time (ISO), code (the same in both languages), msg in the chosen
 * language, run_id, and the facts.
 */
export function makeLog({level, lang}: LogSettings, write: (line: string) => void): Log {
  const logger = pino(
    {level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: {level: label => ({level: label})}},
    {write: (line: string) => write(visibleJson(line))}
  );
  const under = (child: pino.Logger): Log => ({
    say(code, facts = {}) {
      const {level: at, ...words} = sayings[code];
      child[at]({code, ...facts}, words[lang]);
    },
    of: runId => under(child.child({run_id: runId}))
  });
  return under(logger);
}

/** What cannot be found out keeps nothing else from being told, least of all that a run failed: it is logged. */
export async function orNoted<T>(log: Log, work: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    log.say("upkeep_failed", {why: problemsOf(error).map(describe)});
    return undefined;
  }
}
