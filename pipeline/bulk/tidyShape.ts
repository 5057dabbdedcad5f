import {quoteIdentifier, quoteText} from "../store.js";

/**
 * What a column of a tidy file may hold. Codes are looked up as they stand; everything else is read as the house reads
 * it.
 */
export const tidyRoles = [
  "series_id",
  "community_id",
  "indicator_id",
  "period",
  "value",
  "unit",
  "status",
  "published_on",
  "note"
] as const;

export type TidyRole = (typeof tidyRoles)[number];

/** How a tidy file is laid out: one observation a row, its columns declared by the source and never guessed. */
export interface TidyShape {
  delimiter: "," | "\t";
  /** The columns in the order of the file; one without a role is read past. */
  columns: readonly {header: string; role?: TidyRole}[];
  /** What holds for every row where the file has no column for it; a status that nobody states is unknown. */
  declared?: {unit?: string; status?: string; published_on?: string};
}

/** Fails for a shape that no file could be read by: that is a mistake of its source, not of a file. */
export function checkShape({columns, declared = {}}: TidyShape): void {
  const roles = columns.flatMap(({role}) => role ?? []);
  const has = (role: TidyRole) => roles.includes(role);
  const missing = [
    ...(["period", "value"] as const).filter(role => !has(role)),
    ...(has("unit") || declared.unit ? [] : ["unit"]),
    ...(has("series_id") || (has("community_id") && has("indicator_id")) ? [] : ["series_id"])
  ];
  if (missing.length > 0) throw new Error(`a tidy file needs a column for ${missing.join(", ")}`);
  if (has("series_id") && (has("community_id") || has("indicator_id")))
    throw new Error("a tidy file names its figures by series_id, or by community_id and indicator_id, not by both");
  if (new Set(roles).size < roles.length) throw new Error("two columns of a tidy file have the same role");
}

/**
 * Reads the file as text: cells exactly as typed, empty ones as empty text, one row a record in the order of the file.
 */
export function readCells(path: string, {columns, delimiter}: TidyShape): string {
  const names = columns.map(({role}, i) => role ?? `unused_${i}`);
  const read = columns.flatMap(({role}) => role ?? []);
  return `select ${read.join(", ")} from read_csv(${quoteText(path)}, auto_detect = false, header = true,
    delim = ${quoteText(delimiter)}, quote = '"', escape = '"', all_varchar = true,
    columns = {${names.map(name => `${quoteIdentifier(name)}: 'varchar'`).join(", ")}},
    force_not_null = [${names.map(quoteText).join(", ")}])`;
}

/**
 * Every role as a column, with the physical line, odd lines left out; what the file has no column for is what was
 * declared, or empty text.
 */
export function allRoles({columns, declared = {}}: TidyShape): string {
  const constants: Partial<Record<TidyRole, string>> = declared;
  const texts = tidyRoles.map(role =>
    columns.some(column => column.role === role) ? role : `${quoteText(constants[role] ?? "")} as ${role}`
  );
  return `select line, ${texts.join(", ")} from tidy.unjudged
    anti join tidy.odd_line using (line)`;
}
