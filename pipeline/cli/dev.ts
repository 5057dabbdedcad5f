import {spawn} from "node:child_process";
import {join} from "node:path";
import type {Settings} from "../settings.js";
import type {Command, Context, Output} from "./command.js";
import {checkPort} from "./site.js";
import {runPipeline} from "./steps.js";

export const dev: Command = previewSite;

/** Publishes once, then previews the site and shows every change, until the process is asked to stop. */
async function previewSite(context: Context): Promise<Output> {
  const {settings, log} = context;
  await checkPort(context);
  await runPipeline(context);
  const [site, {addressOf}] = await Promise.all([
    import("../../dashboard/site/dev.js"),
    import("../../dashboard/site/address.js")
  ]);
  const stop = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stop.abort());
  log(
    `\n  ${addressOf(settings)}\n\n  直すと画面に出ます。終わるには Ctrl+C / edits show by themselves; Ctrl+C to end`
  );
  await site.dev({
    dashboard: settings.dashboard,
    output: settings.output,
    published: settings.published,
    port: settings.port,
    host: settings.host,
    refill: () => refill(settings),
    signal: stop.signal
  });
  return {json: {}, text: ""};
}

/** A process of its own, for code that was changed is not loaded twice; it tells its own mistakes. */
async function refill({root, home}: Settings): Promise<void> {
  const child = spawn(process.execPath, [join(root, "pipeline", "bio.js"), "pages"], {
    cwd: root,
    env: {...process.env, ...(home !== root && {BIO_HOME: home})}, // what was given may start from another folder
    stdio: ["ignore", "ignore", "inherit"]
  });
  await new Promise(resolve => child.once("close", resolve));
}
