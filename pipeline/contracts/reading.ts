/**
 * What was typed in one place of one file, before interpretation: TEXT plus its address.
 * Every source gives this one shape; an empty string means the cell was empty or the source has none.
 */
export interface Reading {
  /** Where a person sees it again: "line 40, value" or "KPI!E12". */
  address: string;
  /** What the figure belongs to: an observation of a series, or one side of a target. */
  subject: "observation" | "target" | "community_target";
  /** observation: the series; target: target_set_id/area_id; community_target: community_id/indicator_id. */
  key: string;
  /** Which figure of the subject: value, baseline, target or target_max. */
  role: "value" | "baseline" | "target" | "target_max";
  period: string;
  value: string;
  unit: string;
  qualifier: string;
  status: string;
  published_on: string;
  document: string;
  confidence: string;
  locator: string;
  note_ja: string;
  note_en: string;
}

/** The columns of raw.reading that a source fills, in order. */
export const readingColumns = [
  "address",
  "subject",
  "key",
  "role",
  "period",
  "value",
  "unit",
  "qualifier",
  "status",
  "published_on",
  "document",
  "confidence",
  "locator",
  "note_ja",
  "note_en"
] as const satisfies readonly (keyof Reading)[];

/** A reading from what a source has; what it does not have is empty text. An observation's value unless said otherwise. */
export function reading(given: Pick<Reading, "address" | "key"> & Partial<Reading>): Reading {
  const empty = Object.fromEntries(readingColumns.map(column => [column, ""])) as unknown as Reading;
  return {...empty, subject: "observation", role: "value", ...given};
}
