import type {Command, Context, Output} from "./command.js";
import {buildDashboard} from "./steps.js";

export const schedule: Command = (context, _words, {once = false}) => runSchedule(context, once);

/** Runs what is owed until the process is asked to stop (SIGTERM, Ctrl+C), or once. */
async function runSchedule(context: Context, once: boolean): Promise<Output> {
  const [scheduler, {makeLog}, {alertSettings}, {setAlarm}, {sourcesFor}] = await Promise.all([
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
  const json = await scheduler
    .schedule(settings, {
      now,
      log,
      once,
      alerts,
      sources,
      signal: stop.signal,
      lookMs: 60_000,
      sleep: alarm.sleep,
      buildSite: async () => void (await buildDashboard({...context, log: () => {}}))
    })
    .finally(alarm.stop);
  return {json, text: "", failed: once && json.failed > 0};
}
