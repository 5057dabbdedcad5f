import type {Published} from "../../../pipeline/contracts/published.js";

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

/**
 * The published tables as they were known on a day: what became known later is gone, what was replaced later still
 * stands, and the tables of today are those of that day. Exact: tests compare it with a build of that day.
 */
export function asKnown(data: Published, day: string): Published {
  const cut = Object.fromEntries(Object.entries(data).map(([name, rows]) => [name, known(rows, day)]));
  const as_of = lastKnown(cut as unknown as Published);
  for (const name of kept) {
    const rows = (cut[`${name}_history`] ?? []) as AnyRow[];
    cut[name] = rows
      .filter(({known_to}) => known_to === null)
      .map(({known_from: _from, known_to: _to, ...row}) => ({...row, as_of}));
  }
  return cut as unknown as Published;
}

/** The last day on which anything that is shown became known: the day the figures stand for. */
export function lastKnown({figure}: Published): string {
  return figure
    .filter(({kind}) => kind !== "computed")
    .reduce((last, {known_from}) => (known_from !== null && known_from > last ? known_from : last), "");
}

function known(rows: readonly AnyRow[], day: string): AnyRow[] {
  return rows
    .filter(row => !(String(row.known_from ?? row.known_on ?? "") > day))
    .map(row => (typeof row.known_to === "string" && row.known_to > day ? {...row, known_to: null} : row));
}
