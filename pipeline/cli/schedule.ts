import {OperatorError} from "../errors.js";
import type {Command, Context, Output} from "./command.js";
import {withRealPaths} from "./home.js";
import {buildDashboard} from "./site.js";

export const schedule: Command = async (context, _words, {once = false, serve = false}) => {
  if (once && serve) throw endsAtOnce();
  if (!serve) return runSchedule(context, once);
  const site = await serveSchedule(context);
  return runSchedule(context, once, site).finally(site.close);
};

function endsAtOnce(): OperatorError {
  return new OperatorError({
    where: "bio schedule --once --serve",
    ja: "--once はすぐに終わるので、--serve と一緒には使えません。どちらか一つを指定してください。",
    en: "--once ends at once, so it does not go with --serve; give one of them."
  });
}

/** Serves what is built, from now on; in the log stands where. */
async function serveSchedule({settings}: Context) {
  const {serve} = await import("../../dashboard/site/serve.js");
  return serve(settings.dist, {port: settings.port, host: settings.host});
}

type ServedSite = Awaited<ReturnType<typeof serveSchedule>>;

/** Runs what is owed until the process is asked to stop (SIGTERM, Ctrl+C), or once. */
async function runSchedule(context: Context, once: boolean, site?: ServedSite): Promise<Output> {
  const [scheduler, {makeLog}, {alertSettings}, {setAlarm}, {sourcesFor}] = await Promise.all([
    import("../schedule/scheduler.js"),
    import("../schedule/log.js"),
    import("../schedule/alerts/settings.js"),
    import("../schedule/alarm.js"),
    import("../sources/index.js")
  ]);
  const {isMadeHere} = await import("../../dashboard/site/maker.js");
  const {settings, now, env} = context;
  const stop = new AbortController();
  const inJson = (path: string) => JSON.stringify(path).slice(1, -1);
  const log = makeLog(settings.log, line => process.stderr.write(withRealPaths(line, settings, inJson)));
  const alerts = alertSettings(env);
  if (site) log.say("serving", {address: site.address, host: settings.host});
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
      buildSite: async () => void (await buildDashboard({...context, log: () => {}})),
      madeHere: () => isMadeHere(settings)
    })
    .finally(alarm.stop);
  return {json, text: "", failed: once && json.failed > 0};
}
