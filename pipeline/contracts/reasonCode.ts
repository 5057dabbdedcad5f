/** What can go wrong, by its code; words.ts has the words. */
export const reasonCodes = [
  "address_not_public",
  "address_refused",
  "not_reached",
  "timed_out",
  "redirected",
  "refused",
  "busy",
  "too_large",
  "answer_unusable",
  "question_unusable",
  "table_faulty",
  "check_failed",
  "archive_damaged",
  "disk_full",
  "no_permission",
  "too_many_files",
  "stopped",
  "fault_of_ours",
  "other"
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Why something went wrong, in parts that anybody may see: never a message, an address or what stood in a cell. */
export interface Reason {
  code: ReasonCode;
  source_id?: string | undefined;
  request_id?: string | undefined;
  /** Who was asked, e.g. "api.example.org". */
  host?: string | undefined;
  /** What HTTP said, and how often it was asked. */
  status?: number | undefined;
  tries?: number | undefined;
  /** Before when the service does not want to be asked again (Retry-After), as an ISO text. */
  not_before?: string | undefined;
  /** A file of ours and its line, or a check. */
  place?: string | undefined;
}
