import type {MachineReadability} from "./machineReadability.js";

/** A reading that would count: what was typed, and what it is taken for. */
export interface AcceptedReading {
  address: string;
  indicator_id: string;
  entity_type: string;
  entity_id: string;
  period: string;
  /** Null where the file says that there is no figure, with the reason. */
  value: number | string | null;
  missing_reason: string | null;
  unit: string;
  value_base: number | string | null;
  status: string;
  qualifier: string | null;
  raw_text: string;
  /** Ids of the rules that changed something on the way, in order. */
  steps: string[];
}

/** A reading that is held, and what a person can do about it. */
export interface HeldReading {
  address: string;
  rule: string;
  /** Further rules that hold the same reading. */
  also: string[];
  raw_text: string;
  found: string;
  expected: {ja: string; en: string};
  message_ja: string;
  message_en: string;
  suggestions: string[];
}

/** What became of one file that could be read. */
export interface CheckedFile {
  file: string;
  /** What the file is called wherever it is published: a code of its bytes, never its name. */
  published_as: string;
  format: string;
  encoding: string | null;
  encoding_evidence: {ja: string; en: string} | null;
  layout: string;
  tables: {sheet: string; range: string; layout: string; columns: {name: string; role: string | null}[]}[];
  notes: {address: string; text: string}[];
  counts: {read: number; accepted: number; quarantined: number; skipped: number};
  /** 本システムで読めるか: all of it, a part, or nothing. */
  readable: "all" | "part" | "none";
  accepted: AcceptedReading[];
  quarantined: HeldReading[];
  skipped: {address: string; reason: string}[];
  /** Indicators the community has reported before and this file does not speak of. */
  absent: {indicator_id: string; name_ja: string; name_en: string; last_period: string}[];
  machine_readability: MachineReadability;
}

/** A file that cannot be read at all; the others are still judged. */
export interface UnreadFile {
  file: string;
  published_as: string;
  error: {rule: string; message_ja: string; message_en: string; found: string; expected: {ja: string; en: string}};
}

export interface CheckReport {
  files: (CheckedFile | UnreadFile)[];
}
