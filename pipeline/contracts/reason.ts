import {z} from "zod";
import type {Problem} from "../errors.js";
import {hideAddresses} from "./address.js";
import type {Operations, OperationsInFull} from "./operations.js";
import {type Reason, reasonCodes} from "./reasonCode.js";

/** A reason as it stands in the run ledger and in what the site is handed. */
export const reason = z.strictObject({
  code: z.enum(reasonCodes),
  source_id: z.string().optional(),
  request_id: z.string().optional(),
  host: z.string().optional(),
  status: z.number().int().optional(),
  tries: z.number().int().optional(),
  not_before: z.iso.datetime().optional(),
  place: z.string().optional()
}) satisfies z.ZodType<Reason>;

const shown = z.string().transform(hideAddresses);

/** A problem as it is written down: whatever it speaks of, of an address only origin and path. */
export const problem = z.strictObject({where: shown, ja: shown, en: shown, reason: reason.optional()});

/** What anybody may know of a problem. Those written down before reasons had codes are known by where they were. */
export function reasonOf({where, reason}: Problem): Reason {
  if (reason) return reason;
  const [place] = /^data\/(reference|bundled)\/[\w./-]+\.csv(:\d+)?(?![\w./-])/.exec(where) ?? [];
  if (place !== undefined) return {code: "table_faulty", place};
  const [, check] = /^check ([\w. ]+)$/.exec(where) ?? [];
  if (check !== undefined) return {code: "check_failed", place: check};
  return /^https?:/.test(where) && URL.canParse(where) ? {code: "other", host: new URL(where).host} : {code: "other"};
}

/** How everything runs, as anybody may see it. */
export function forEverybody({sources, runs, ...facts}: OperationsInFull): Operations {
  const coded = <T extends {why: Problem[]}>(one: T) => ({...one, why: one.why.map(reasonOf)});
  return {
    ...facts,
    sources: sources.map(source => ({...coded(source), failing: source.failing.map(coded)})),
    runs: runs.map(coded)
  };
}
