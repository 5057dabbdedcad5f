import {z} from "zod";
import {problem} from "./reason.js";

const common = {run_id: z.string().min(1), at: z.iso.datetime()};
const count = z.number().int().nonnegative();

/**
 * Why a run was begun: by a person, by the plan, for one that was missed (補完実行), after a failure, or for a source never
 * asked before.
 */
export const triggers = ["manual", "schedule", "catch_up", "retry", "first"] as const;

/**
 * How a source stands after it was asked: new content, nothing new, some of its requests failing, all of them, no key
 * (未設定), or nothing to ask for yet.
 */
export const sourceOutcomes = ["received", "unchanged", "partly", "failed", "unset", "nothing_to_ask"] as const;

/** Instants further ahead than this were written while the clock was wrong. */
export const AHEAD_MS = 5 * 60_000;

/** A request that fails: since when, how often in a row, and why it did last. */
const failingRequest = z.strictObject({
  request_id: z.string(),
  /** What was asked, as a hash: another question under the same name begins anew. */
  question: z.string(),
  failures: count,
  since: z.iso.datetime(),
  failed_at: z.iso.datetime(),
  /** Before when the service does not want to be asked. */
  not_before: z.iso.datetime().optional(),
  /** The problems of another request where this one was not asked, as the service had been left before it. */
  why: z.array(problem)
});

/** What became of the readings of one source, over all its files: readings = accepted + quarantined + skipped. */
const tally = z.strictObject({
  source_id: z.string(),
  readings: count,
  accepted: count,
  quarantined: count,
  skipped: count
});

/** How far the ledger of receipts reached: fewer lines later, or another last one among them, are a loss. */
const receipts = z.strictObject({count, last: z.string().regex(/^[0-9a-f]{64}$/)});

/** One line of data/runs.jsonl: what happened in a run, as it happened. A run that has no `ended` was interrupted. */
export const runEvent = z.discriminatedUnion("event", [
  z.strictObject({
    event: z.literal("queued"),
    ...common,
    sources: z.array(z.string()),
    trigger: z.enum(triggers),
    due_at: z.iso.datetime().optional(),
    /** The requests that are tried again; the others wait for the plan, of which this run stands for no new instant. */
    requests: z.array(z.string()).optional()
  }),
  z.strictObject({event: z.literal("started"), ...common, trigger: z.enum(triggers), sources: z.array(z.string())}),
  z.strictObject({event: z.literal("step"), ...common, step: z.string(), count, ms: count}),
  z.strictObject({
    event: z.literal("source"),
    ...common,
    source_id: z.string(),
    outcome: z.enum(sourceOutcomes),
    requests: count,
    received: count,
    ms: count,
    why: z.array(problem).optional(),
    /** Variables without a value, for which some of the requests were not asked. */
    unset: z.array(z.string()).optional(),
    /** All requests that fail as of now, asked this time or not: the last line of a source tells them. */
    failing: z.array(failingRequest).optional(),
    /** Those that failed before and were heard now, as they stood. */
    recovered: z.array(failingRequest).optional()
  }),
  z.strictObject({
    event: z.literal("unopened"),
    ...common,
    source_id: z.string(),
    /** How many files of its inbox were not taken in, by the rule that says why. */
    rules: z.array(z.strictObject({rule: z.string(), count})),
    /** The first of them. */
    files: z.array(z.strictObject({name: z.string(), rule: z.string()}))
  }),
  z.strictObject({
    event: z.literal("ended"),
    ...common,
    outcome: z.enum(["published", "unchanged", "failed", "stopped"]),
    inputs: z.string().optional(),
    content_id: z.string().optional(),
    /** SHA-256 of the warehouse file the published set was made from. */
    warehouse: z.string().optional(),
    warnings: z.array(z.strictObject({check: z.string(), message: z.string(), count})).optional(),
    tallies: z.array(tally).optional(),
    why: z.array(problem).optional(),
    receipts: receipts.optional()
  }),
  z.strictObject({event: z.literal("adopted"), ...common, adopted: count, receipts})
]);

export type RunEvent = z.infer<typeof runEvent>;
export type EventOf<E extends RunEvent["event"]> = Extract<RunEvent, {event: E}>;
export type Trigger = (typeof triggers)[number];
export type SourceOutcome = (typeof sourceOutcomes)[number];
export type FailingRequest = z.infer<typeof failingRequest>;
export type Tally = z.infer<typeof tally>;
