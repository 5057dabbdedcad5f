import {OperatorError} from "../errors.js";
import type {Answer, Options} from "./command.js";
import {buildDashboard, type Context, operationsOf, withPublished} from "./steps.js";

/** Runs what is owed until the process is asked to stop (SIGTERM, Ctrl+C), or once. */
export async function runSchedule(context: Context, {once = false}: Options): Promise<Answer> {
  const [{schedule}, {makeLog}, {alertSettings}, {setAlarm}, {sourcesFor}] = await Promise.all([
    import("../schedule/scheduler.js"),
    import("../schedule/log.js"),
    import("../schedule/alerts/settings.js"),
    import("../schedule/alarm.js"),
    import("../sources/index.js")
  ]);
  const {settings, now, env} = context;
  const stop = new AbortController();
  const log = makeLog(settings.log, line => process.stderr.write(line));
  const alerts = alertSettings(env);
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(1); // asked twice: at once; the next run puts things right
    log.say("stopping");
    stop.abort();
  };
  for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, onSignal);
  const sources = sourcesFor(settings);
  const alarm = setAlarm(once ? [] : sources.map(({calendar}) => calendar.cron));
  const json = await schedule(settings, {
    now,
    log,
    once,
    alerts,
    sources,
    signal: stop.signal,
    lookMs: 60_000,
    sleep: alarm.sleep,
    buildSite: async () => void (await buildDashboard({...context, log: () => {}}))
  }).finally(alarm.stop);
  return {json, text: "", failed: once && json.failed > 0};
}

/** What is published, how everything runs, and what became of every file. */
export async function status(context: Context, {lang}: Options): Promise<Answer> {
  const [{readStatus}, {statusText}, {operationsText}] = await Promise.all([
    import("../answer/status.js"),
    import("./text/progress.js"),
    import("./text/operations.js")
  ]);
  const {settings, log} = context;
  const operations = await operationsOf(context);
  const running = operationsText(operations, lang);
  try {
    const published = await withPublished(settings, readStatus);
    return {json: {...published, operations}, text: `${statusText(published)}\n\n${running}`};
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    log(error.message);
    return {json: {error: error.problems, operations}, text: running, failed: true};
  }
}

/** The list of sources; or, with `try`, the first page of one of them, parsed, nothing stored; or, with `find`, ids by a name. */
export async function sources(context: Context, [word, id, what]: string[]): Promise<Answer> {
  const {findIds, listSources, trySource} = await import("./sources.js");
  if (word === undefined) return listSources();
  if (word === "try" && id !== undefined) return trySource(context, id, what);
  if (word === "find" && id !== undefined && what !== undefined) return findIds(context, id, what);
  throw new OperatorError({
    where: `bio sources ${[word, id].filter(Boolean).join(" ")}`,
    ja: `使い方: bio sources | bio sources try <情報源> [問合せ] | bio sources find <情報源> <名前>`,
    en: "expected: bio sources | bio sources try <source> [request] | bio sources find <source> <name>"
  });
}
