import type {ColumnRole, Vocabulary} from "../../contracts/vocabulary.js";
import {fold, nameKey} from "../tables/fold.js";
import type {LoadedTable} from "./loadedTable.js";

/** Shorter names are recognised only as a whole cell: 福岡 inside a longer text may be anything. */
const SHORTEST_INSIDE = 4;

/** The words of the reference tables, ready for looking up. */
export function readVocabulary(tables: ReadonlyMap<string, LoadedTable>): Vocabulary {
  const rows = (name: string) => (tables.get(name)?.records ?? []).map(({fields}) => fields);
  const variants = new Map(rows("character_variant").map(({variant = "", standard = ""}) => [variant, standard]));
  const key = (text: string) => nameKey(text, variants);
  const words = (list: "unit" | "status") =>
    new Set([...rows(`${list}_name`).map(({text = ""}) => text), ...rows(list).map(row => row[list] ?? "")].map(key));
  const named = (kind: "indicator" | "community") =>
    new Map([
      ...rows("name")
        .filter(row => row.kind === kind)
        .map(({text = "", id = ""}) => [key(text), id] as const),
      ...rows(kind).flatMap(row => {
        const id = row[`${kind}_id`] ?? "";
        return [row.name_ja, row.name_en, id].filter(text => text).map(text => [key(text ?? ""), id] as const);
      })
    ]);
  const [units, statuses] = [words("unit"), words("status")];
  const roles = new Map(rows("column_name").map(({text = "", role}) => [key(text), role as ColumnRole]));
  const [indicators, communities] = [named("indicator"), named("community")];
  return {
    role: text => roles.get(key(text)),
    isUnit: text => units.has(key(text)),
    isStatus: text => statuses.has(key(text)) && !/^[a-z]$/i.test(fold(text)),
    indicator: text => indicators.get(key(text)),
    community: text => communities.get(key(text)),
    indicatorIn: text => nameIn(key(text), indicators),
    communityIn: text => nameIn(key(text), communities)
  };
}

/** The longest known name in the text; none where names of different things stand in it. */
function nameIn(text: string, names: ReadonlyMap<string, string>): string | undefined {
  const found: {name: string; id: string}[] = [];
  let rest = text;
  for (const [name, id] of [...names].sort(([a], [b]) => b.length - a.length)) {
    if (name.length < SHORTEST_INSIDE && text !== name) continue;
    if (!rest.includes(name)) continue;
    found.push({name, id});
    rest = rest.replaceAll(name, "\n"); // a shorter name inside a longer one is not a second name
  }
  return new Set(found.map(({id}) => id)).size === 1 ? found[0]?.name : undefined;
}
