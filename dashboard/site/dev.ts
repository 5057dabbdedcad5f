import {type FSWatcher, watch} from "node:fs";
import {utimes} from "node:fs/promises";
import {join} from "node:path";
import {OperatorError} from "../../pipeline/errors.js";
import {CONFIG, startFramework} from "./framework.js";

export interface DevOptions {
  /** Watched: its pages, views and style. */
  dashboard: string;
  /** Where the pages are filled. */
  output: string;
  /** data/published: a run that publishes switches a link in it. */
  published: string;
  port: number;
  host: string;
  /** Fills the pages anew from the code and the figures as they are now; a mistake is told, and waited for. */
  refill: () => Promise<void>;
  signal: AbortSignal;
}

/** Editors write a file in several steps, and a run publishes several files. */
const SETTLE_MS = 100;

/**
 * Previews the site until the signal: Framework serves .pages, and each change of a page, a view, a chart,
 * the style sheet or the published figures fills the pages anew and shows in the browser by itself.
 */
export async function dev({dashboard, output, published, port, host, refill, signal}: DevOptions): Promise<void> {
  await refill();
  const preview = await startFramework(
    output,
    ["preview", "--no-open", "--host", host, "--port", String(port)],
    "inherit"
  );
  const ended = new Promise<number | null>(resolve => preview.once("close", resolve));
  const again = oneAtATime(async () => {
    await refill();
    const now = new Date();
    await utimes(join(output, ".pages", CONFIG), now, now); // Framework reloads its readers when this changes
  });
  const watchers = [
    watchFor(join(dashboard, "src"), {recursive: true}, again),
    watchFor(join(dashboard, "site"), {recursive: true}, again),
    watchFor(published, {recursive: false}, again)
  ];
  signal.addEventListener("abort", () => preview.kill("SIGTERM"), {once: true});
  if (signal.aborted) preview.kill("SIGTERM");
  const code = await ended;
  for (const watcher of watchers) watcher.close();
  if (!signal.aborted) throw stoppedByItself(code);
}

function stoppedByItself(code: number | null): OperatorError {
  return new OperatorError({
    where: "observable preview",
    ja: `プレビューが止まりました（終了コード ${code}）。上の行に理由があります。`,
    en: `the preview ended by itself (exit code ${code}); the lines above say why.`
  });
}

function watchFor(folder: string, options: {recursive: boolean}, changed: () => void): FSWatcher {
  return watch(folder, options, (_event, name) => {
    if (!/(^|[\\/])\.|~$|\.(part|swp)$|operations\.json/.test(name ?? "")) changed();
  });
}

/** Calls the work once things have settled, never twice at a time; what changes meanwhile is seen by one more call. */
function oneAtATime(work: () => Promise<void>): () => void {
  let [running, waiting] = [false, false];
  const start = async () => {
    if (running) {
      waiting = true;
      return;
    }
    running = true;
    do {
      waiting = false;
      await work();
    } while (waiting);
    running = false;
  };
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void start(), SETTLE_MS);
  };
}
