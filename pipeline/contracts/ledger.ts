import {z} from "zod";

/** One line of the ledger: that a file was received, when, from where, under which terms. */
export const receipt = z.strictObject({
  source_id: z.string().min(1),
  name: z.string().min(1), // the file as people know it, e.g. "data/bundled/published_figures/observation.csv"
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
  received_at: z.iso.datetime(),
  licence: z.string().min(1),
  /**
   * Where it was fetched, as origin and path; the whole address, without any key, by its SHA-256; and what the server
   * said of its version.
   */
  url: z.string().optional(),
  address: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  etag: z.string().optional(),
  last_modified: z.string().optional(),
  /** True where a whole answer came without this page, which stood until then. */
  gone: z.literal(true).optional(),
  /** Written under a clock that stood before the receipt ahead of it: the order of lines decides, not the dates. */
  clock_back: z.literal(true).optional(),
  /** Written by `bio archive adopt` for bytes whose receipt was lost. */
  adopted: z.literal(true).optional()
});

export type Receipt = z.infer<typeof receipt>;

/** A receipt as its line: with the SHA-256 of the line before, which ledgers of earlier versions do not have. */
export const ledgerLine = z.strictObject({
  ...receipt.shape,
  previous: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
});

export type LedgerLine = z.infer<typeof ledgerLine>;

/** How far a ledger reaches: how many lines, and the SHA-256 of the last; of none, that of nothing. */
export interface LedgerEnd {
  count: number;
  last: string;
}

/** What the first line carries in the place of a line before it, and the end of a ledger without lines. */
export const NOTHING = "0".repeat(64);
