/**
 * What was typed in one place of one file, before interpretation: TEXT plus its address.
 * Every source gives this one shape; an empty string means the cell was empty or the source has none.
 */
export interface Reading {
  /** Where a person sees it again: "line 40 値" or "KPI!E12". */
  address: string;
  /** What the figure belongs to: an observation of a series, one side of a target, or one record of a register. */
  subject: "observation" | "target" | "community_target" | "record";
  /**
   * observation: the series, empty where entity and indicator name it; target: target_set_id/area_id;
   * community_target: community_id/indicator_id; record: list/organisation/number, e.g. subsidy/7010001008844/0.
   */
  key: string;
  /**
   * Which figure of the subject: value, baseline, target or target_max; total for the sum a table prints of its parts.
   */
  role: "value" | "baseline" | "target" | "target_max" | "milestone" | "total";
  /** The text that names the community, and the one given for the whole file by whoever handed it in. */
  entity: string;
  entity_given: string;
  /** The text that names the indicator. */
  indicator: string;
  period: string;
  /**
   * The name of the column the period stands in ("年度"), which tells a fiscal from a calendar year; beside a service's
   * code the name that its answer gives the code.
   */
  period_header: string;
  /** Whose code the period is, where it is a service's code of time and no text for people. */
  period_code: "" | "e_stat" | "stat_dashboard";
  value: string;
  /** The number format of a workbook's cell, e.g. "0.0%". */
  format: string;
  /**
   * The unit in its own column or declared by the source, in the header of the value, and in a note above the table.
   */
  unit: string;
  unit_header: string;
  unit_note: string;
  qualifier: string;
  status: string;
  published_on: string;
  document: string;
  confidence: string;
  locator: string;
  /** What the sheet itself says its symbols mean, one a line: "x=秘匿". */
  symbols: string;
  /** Figures that a printed total sums share this: the table and the column, e.g. "KPI!C". */
  sum_group: string;
  /** Rules the reader applied or found broken, parted by spaces: "merged_cell formula_result". */
  evidence: string;
  note_ja: string;
  note_en: string;
}

/** The columns of raw.reading that a source fills, in order. */
export const readingColumns = [
  "address",
  "subject",
  "key",
  "role",
  "entity",
  "entity_given",
  "indicator",
  "period",
  "period_header",
  "period_code",
  "value",
  "format",
  "unit",
  "unit_header",
  "unit_note",
  "qualifier",
  "status",
  "published_on",
  "document",
  "confidence",
  "locator",
  "symbols",
  "sum_group",
  "evidence",
  "note_ja",
  "note_en"
] as const satisfies readonly (keyof Reading)[];

const EMPTY: Reading = {
  ...(Object.fromEntries(readingColumns.map(column => [column, ""])) as unknown as Reading),
  subject: "observation",
  role: "value"
};

/**
 * A reading from what a source has; what it does not have is empty text. An observation's value unless said otherwise.
 */
export function reading(given: Pick<Reading, "address"> & Partial<Reading>): Reading {
  return {...EMPTY, ...given};
}
