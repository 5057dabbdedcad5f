import {Worker} from "node:worker_threads";
import type {Reading} from "../contracts/reading.js";
import {OperatorError, UnreadableFile} from "../errors.js";
import type {LoadedTable} from "../read/reference/loadedTable.js";
import type {FileForm} from "./fileForm.js";
import {answerOf, tooSlow} from "./readerAnswer.js";
import type {Question} from "./readerTalk.js";

/** What a file may take. */
export interface Bounds {
  timeoutMs: number;
  /** Once aborted, nothing is waited for. */
  signal?: AbortSignal | undefined;
}

export type Reader = ReturnType<typeof makeReader>;

/** What the thread may keep in memory; a workbook of a million cells takes less than half of it. */
const MOST_MB = 2048;

/** A thread that nobody needs is ended after so long. */
const IDLE_MS = 60_000;

/** Rules for what says as much of the machine as of the file: the next run tries again. */
export const UNDECIDED: ReadonlySet<string> = new Set(["file_too_slow", "file_too_heavy"]);

/**
 * Reads files of others in a thread of its own, so that whatever a file does, the lock beats on, a signal is heard, and
 * a file that takes too long or too much memory is one held file. The thread starts with the first file, is kept for
 * the next, and keeps no process alive.
 */
export function makeReader(entry: URL, {mostMb = MOST_MB} = {}) {
  let thread: Worker | undefined;
  let ready: Promise<void> | undefined;
  let knows: unknown;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async () => {
    const ended = thread;
    [thread, ready, knows] = [undefined, undefined, undefined];
    await ended?.terminate();
  };
  const start = () => {
    const started = new Worker(...programOf(entry, mostMb));
    thread = started;
    ready = new Promise((resolve, reject) => {
      started.once("message", resolve);
      started.once("error", reject);
      started.once("exit", code => reject(new Error(`the reading thread ended with ${code} before it was asked`)));
    });
    ready.catch(() => undefined); // it may be ended, or given up, before anybody waits for it
    return started;
  };

  const ask = async (
    tables: ReadonlyMap<string, LoadedTable>,
    question: Omit<Question, "tables">,
    {timeoutMs, signal}: Bounds
  ): Promise<{readings: Reading[]; form?: FileForm}> => {
    clearTimeout(idle);
    const asked = thread ?? start();
    asked.ref();
    let timer: NodeJS.Timeout | undefined;
    const given = new AbortController();
    try {
      signal?.throwIfAborted();
      await Promise.race([ready, aborted(signal, given.signal)]);
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(tooSlow(question.artifact.name, timeoutMs)), timeoutMs);
      });
      const sent = tables === knows ? undefined : [...tables.values()].map(({name, records}) => ({name, records}));
      const answered = answerOf(asked, question.artifact.name, mostMb);
      asked.postMessage({...question, ...(sent && {tables: sent})});
      knows = tables;
      return await Promise.race([answered, late, aborted(signal, given.signal)]);
    } catch (error) {
      // only what the thread itself said of the file leaves it fit for the next
      if (!(error instanceof OperatorError) || UNDECIDED.has(error instanceof UnreadableFile ? error.rule : ""))
        await end();
      throw error;
    } finally {
      given.abort();
      clearTimeout(timer);
      asked.unref();
      idle = setTimeout(() => void end(), IDLE_MS).unref();
    }
  };

  return {
    /** One file after the other, in the order of asking. Throws as the source does, and for bounds. */
    read: (...words: Parameters<typeof ask>): ReturnType<typeof ask> => {
      const mine = last.then(() => ask(...words));
      last = mine.catch(() => undefined);
      return mine;
    },
    end
  };
}

/** The thread runs what stands beside this file: TypeScript by way of a start that loads it, or what was compiled. */
function programOf(entry: URL, mostMb: number): ConstructorParameters<typeof Worker> {
  const program = entry.pathname.endsWith(".ts") ? new URL("./startReader.js", import.meta.url) : entry;
  const limits = {maxOldGenerationSizeMb: mostMb};
  return [program, {workerData: {entry: entry.href}, execArgv: [], resourceLimits: limits}];
}

/** Rejects once asked to stop; what it listens with goes when the file is done. */
function aborted(signal: AbortSignal | undefined, done: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), {signal: done, once: true});
  });
}
