import {z} from "zod";

/** One line of data/runs.jsonl: a run that ended well, from which inputs, and what it left published. */
export const runRecord = z.strictObject({
  started_at: z.iso.datetime(),
  ended_at: z.iso.datetime(),
  inputs: z.string(),
  content_id: z.string(),
  warnings: z.array(z.strictObject({check: z.string(), message: z.string(), count: z.number().int()}))
});

export type RunRecord = z.infer<typeof runRecord>;

/** The record of a line, or undefined for a line that is none; such a run then simply is not remembered. */
export function parseRunRecord(line: string | undefined): RunRecord | undefined {
  try {
    return runRecord.safeParse(JSON.parse(line ?? "null")).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
