import {z} from "zod";
import {problem} from "./reason.js";

const common = {run_id: z.string().min(1), at: z.iso.datetime()};
const count = z.number().int().nonnegative();

/**
 * Why a run was begun: by a person, by the plan, for one that was missed (補完実行), after a failure, or for a source never
 * asked before.
 */
export const triggers = ["manual", "schedule", "catch_up", "retry", "first"] as const;

/** How asking one source ended: new content, nothing new, an error, no key (未設定), or nothing to ask for yet. */
export const sourceOutcomes = ["received", "unchanged", "failed", "unset", "nothing_to_ask"] as const;

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
    due_at: z.iso.datetime().optional()
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
    unset: z.array(z.string()).optional()
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
export type Tally = z.infer<typeof tally>;
