import type {Published, TableName} from "../../../pipeline/contracts/published.js";

type AnyRow = Record<string, unknown>;

/** Tables of today that have a table of their history beside them. */
const kept = [
  "verdict",
  "community_verdict",
  "standing",
  "proxy_signal",
  "proxy_index",
  "projection",
  "backtest"
] as const;

/** The table from whose history the window takes a table of today, if it is one of those. */
export function historyOf(name: TableName): TableName | undefined {
  return kept.some(one => one === name) ? (`${name}_history` as TableName) : undefined;
}

/** The rows of a history that stand, as the table of today has them. */
export function standing<T extends object>(history: readonly T[]): Omit<T, "known_from" | "known_to">[] {
  return (history as readonly (T & AnyRow)[])
    .filter(({known_to}) => known_to === null)
    .map(({known_from: _from, known_to: _to, ...row}) => row as Omit<T, "known_from" | "known_to">);
}

/**
 * The published tables as they were known on a day: what became known later is gone, what was replaced later still
 * stands, and the tables of today are those of that day. Without a day nothing is cut. Exact: tests compare it with a
 * build of that day.
 */
export function asKnown(data: Published, day: string | null): Published {
  const cut: Record<string, AnyRow[]> = Object.fromEntries(
    Object.entries(data).map(([name, rows]) => [name, day === null ? rows : known(rows, day)])
  );
  const as_of = lastKnown(cut as unknown as Published);
  for (const name of kept) cut[name] = standing(cut[`${name}_history`] ?? []).map(row => ({...row, as_of}));
  return cut as unknown as Published;
}

/** The last day on which anything that is shown became known: the day the figures stand for. */
export function lastKnown({figure_label}: Published): string {
  return figure_label
    .filter(({kind}) => kind !== "computed")
    .reduce((last, {known_from}) => (known_from !== null && known_from > last ? known_from : last), "");
}

function known(rows: readonly AnyRow[], day: string): AnyRow[] {
  return rows
    .filter(row => !(String(row.known_from ?? row.known_on ?? "") > day))
    .map(row => (typeof row.known_to === "string" && row.known_to > day ? {...row, known_to: null} : row));
}
