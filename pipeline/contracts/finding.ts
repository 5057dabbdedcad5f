/** Something to say about one place of a sender's file. */
export interface Finding {
  /** "KPI!E12" or "line 40 値". */
  address: string;
  rule: string;
  kind: "quarantined" | "skipped" | "machine_readability";
  message_ja: string;
  message_en: string;
  suggestions: string[];
}

/** What the copy of a sender's file tells its sender. */
export interface FindingList {
  findings: readonly Finding[];
  counts: {read: number; accepted: number; quarantined: number; skipped: number};
  /** The scores of the three levels; null where a level was not judged. */
  scores: readonly (number | null)[];
}
