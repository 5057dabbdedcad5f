import type {Which} from "../collect/askEach.js";
import type {SourceResult} from "../collect/askSource.js";
import {type HttpEffects, httpEffects} from "../collect/http.js";
import type {RunEvent, Trigger} from "../contracts/runEvent.js";
import type {Source} from "../contracts/source.js";
import {MOST_TOLD, type Unopened} from "../contracts/unopened.js";
import {OperatorError, problemsOf} from "../errors.js";
import {withLock} from "../lock/lock.js";
import type {Settings} from "../settings.js";
import {sourcesFor} from "../sources/index.js";
import {failingRequests} from "./failingRequests.js";
import {type Produced, produce, type Step} from "./produce.js";
import type {Reader} from "./reader.js";
import {assertReceiptsHold, noteUnclaimed, receiptNotes, receiptsEnd} from "./receipts.js";
import {rotateRuns} from "./rotateRuns.js";
import {lastAcknowledged, lastGood, newRunId, readRuns, recordEvent} from "./runLedger.js";
import {setsOf} from "./setsOf.js";

/** What `run` throws while another process works in the data folder. */
export {Busy} from "../lock/lock.js";

export interface RunEffects {
  now: () => Date;
  /** Called as each step ends, in order, with the number of things it handled. */
  progress: (step: Step, count: number) => void;
  sources?: readonly Source[];
  /** Sources to ask over the network, by id; none unless said. */
  ask?: readonly string[];
  /** Which of a source's requests are asked, by its id; all unless said. */
  which?: ReadonlyMap<string, Pick<Which, "only" | "waiting">>;
  http?: Partial<HttpEffects>;
  rebuild?: boolean;
  /** What reads files of others; the thread of the process unless said. */
  reader?: Reader;
  runId?: string;
  trigger?: Trigger;
  /** Once aborted, the run ends before its next step and nothing has changed for readers. */
  signal?: AbortSignal;
}

export interface RunResult extends Omit<Produced, "inputs" | "warehouse"> {
  run_id: string;
  /** How each source that was asked answered. */
  asked: SourceResult[];
  /** What lies in an inbox and could not be taken in; it stopped nothing. */
  unopened: Unopened[];
  /**
   * The folders of the set that the last good run left and of the one that stands now, where they differ and both are
   * kept.
   */
  sets?: {former: string; current: string};
}

/** Thrown where a run was asked to stop. */
export class Stopped extends OperatorError {
  constructor() {
    super({
      where: "bio run",
      ja: "途中で止めました。公開中の版はそのままです。次の実行で続きます。",
      en: "stopped on request; what is published stays, and the next run goes on.",
      reason: {code: "stopped"}
    });
    this.name = "Stopped";
  }
}

type Said = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, "run_id" | "at"> : never) : never;

/**
 * One run: collect, read, build, check, publish, each step noted in the run ledger as it ends. Throws OperatorError for
 * what a person can act on, and then leaves warehouse and published files as they were. Does nothing when no input
 * changed since the last run. A source that cannot be heard stops neither the others nor the run.
 */
export async function run(settings: Settings, effects: RunEffects): Promise<RunResult> {
  const {now, trigger = "manual", ask = [], runId = newRunId(now()), signal} = effects;
  const say = (said: Said) => recordEvent(settings, {run_id: runId, at: now().toISOString(), ...said} as RunEvent);
  return withLock(settings.lock, async lock => {
    const {events} = await readRuns(settings);
    await say({event: "started", trigger, sources: [...ask]});
    const asked: SourceResult[] = [];
    const unopened: Unopened[] = [];
    let before = now().valueOf();
    const lap = () => {
      const ms = Math.max(0, now().valueOf() - before);
      before += ms;
      return ms;
    };
    let reached = async (): Promise<Partial<Awaited<ReturnType<typeof receiptsEnd>>>> => ({});
    try {
      const held = await assertReceiptsHold(settings.archive, lastAcknowledged(events));
      reached = () => receiptsEnd(settings.archive); // what does not hold together is never acknowledged
      await noteUnclaimed(settings.archive, held);
      await rotateRuns(settings, now());
      const {inputs, warehouse, ...produced} = await produce(settings, {
        now,
        ask,
        which: id => ({...effects.which?.get(id), failing: failingRequests(id, events)}),
        maxUnzipped: settings.maxUnzipped,
        readTimeoutMs: settings.readTimeoutMs,
        reader: effects.reader,
        services: settings.services,
        rebuild: effects.rebuild ?? false,
        sources: effects.sources ?? sourcesFor(settings),
        last: lastGood(events),
        http: {...httpEffects, ...effects.http, ...(signal && {signal})},
        async progress(step, count) {
          await say({event: "step", step, count, ms: lap()});
          effects.progress(step, count);
          if (step === "check" || step === "read") await lock.assertMine();
          if (signal?.aborted && step !== "publish" && step !== "unchanged") throw new Stopped();
        },
        async asked({why, ...result}) {
          asked.push({why, ...result});
          await say({event: "source", ...result, ms: lap(), ...(why.length > 0 && {why})});
        },
        async unopened({id}, files) {
          unopened.push(...files);
          const rules = [...new Set(files.map(({rule}) => rule))].sort();
          const counts = rules.map(rule => ({rule, count: files.filter(file => file.rule === rule).length}));
          await say({event: "unopened", source_id: id, rules: counts, files: files.slice(0, MOST_TOLD)});
        }
      });
      const {changed, manifest, warnings, tallies} = produced;
      const sets = await setsOf(settings, lastGood(events)?.content_id, manifest.content_id);
      const {content_id} = manifest;
      const outcome = changed ? "published" : "unchanged";
      const told = [...produced.told, ...(await receiptNotes(settings.archive, held, now()))];
      await say({event: "ended", outcome, inputs, content_id, warehouse, warnings, tallies, ...(await reached())});
      return {...produced, told, run_id: runId, asked, unopened, ...(sets && {sets})};
    } catch (error) {
      const fault = signal?.aborted ? new Stopped() : error; // whatever was waited for, was given up on request
      const outcome = fault instanceof Stopped ? "stopped" : "failed";
      const why = [...problemsOf(fault)];
      // a full disk may refuse this line too; the error itself is what counts
      const receipts = await reached().catch(() => ({}));
      await say({event: "ended", outcome, why, ...receipts}).catch(() => {});
      throw fault;
    }
  });
}
