import {z} from "zod";

const text = z.string();

/** An exact decimal as DuckDB or a person wrote it, or null where there is none. */
const amount = z.union([text, z.number()]).nullable();

/** One row of mart.change, with the name of its series. */
export const changeFact = z.strictObject({
  change_id: text,
  series_id: text,
  label_ja: text,
  label_en: text,
  period: text,
  old: amount,
  old_unit: text.nullable(),
  new: amount,
  new_unit: text.nullable(),
  kind: text
});

/** The verdict on one area before and now; null where it was not judged. */
export const verdictFact = z.strictObject({
  target_set_id: text,
  area_id: text,
  name_ja: text,
  name_en: text.nullable(),
  before: text.nullable(),
  after: text.nullable()
});

export type Amount = z.infer<typeof amount>;
export type ChangeFact = z.infer<typeof changeFact>;
export type VerdictFact = z.infer<typeof verdictFact>;

/** What a reader of one published set finds otherwise in a later one. */
export interface SetDifference {
  changes: ChangeFact[];
  verdicts: VerdictFact[];
}
