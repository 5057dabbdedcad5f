import type {Published, Row, TableName} from "../../../pipeline/contracts/published.js";
import type {Shape, ViewState} from "./state.js";
import type {Words} from "./words.js";

/** What a view is given: the tables, the words of the language, and where the site's root lies from the page. */
export interface Site {
  data: Published;
  words: Words;
  /** "./" on a page at the top, "../" one folder down. */
  root: string;
  find: Index;
  map: PrefectureMap;
  /** What the reader chose, and the day the figures stand for. */
  state: ViewState;
  asOf: string;
}

/** What the choice of a target set is made from: of a site, or of a chart. */
interface Chosen {
  data: Pick<Published, "target_total" | "target_progress">;
  state: ViewState;
}

/** The target set in view: the one chosen, else the newest with groups, else the newest; undefined before the first. */
export function setInView({data, state}: Chosen): Row<"target_total"> | undefined {
  const sets = [...data.target_total].sort((a, b) => b.decided_on.localeCompare(a.decided_on));
  return (
    sets.find(({target_set_id}) => target_set_id === state.set) ??
    sets.find(({group_count}) => group_count > 0) ??
    sets[0]
  );
}

/** The shape of path in view: the one chosen, else the set's own. */
export function shapeInView(site: Chosen): Shape {
  return site.state.shape ?? ((setInView(site)?.path_shape ?? "linear") as Shape);
}

/** The groups of the set in view, the largest target first. */
export function groupsInView(site: Chosen): Row<"target_progress">[] {
  const set = setInView(site);
  return site.data.target_progress
    .filter(({target_set_id}) => target_set_id === set?.target_set_id)
    .sort((a, b) => b.target_value - a.target_value);
}

/** The prefectures of data/reference/geo/prefecture.json, drawn to size. */
export interface PrefectureMap {
  width: number;
  height: number;
  prefectures: {code: string; name_ja: string; d: string}[];
  inset: {d: string; prefectures: string[]};
  projection: Record<"main" | "inset", {kx: number; bx: number; ky: number; by: number}>;
}

/** Rows by their id, made once a page. */
export interface Index {
  figures: ReadonlyMap<string, Row<"figure_label">>;
  documents: ReadonlyMap<string, Row<"document">>;
  areas: ReadonlyMap<string, Row<"area">>;
  communities: ReadonlyMap<string, Row<"community">>;
  countries: ReadonlyMap<string, Row<"country">>;
  indicators: ReadonlyMap<string, Row<"indicator">>;
  series: ReadonlyMap<string, Row<"series">>;
  units: ReadonlyMap<string, Row<"unit">>;
  qualifiers: ReadonlyMap<string, Row<"qualifier">>;
  rules: ReadonlyMap<string, Row<"rule">>;
  targetSets: ReadonlyMap<string, Row<"target_total">>;
}

/** Tables that a page did not load are left empty; their rows are then simply not found. */
export function index(data: Partial<Published>): Index {
  return {
    figures: figuresById(data.figure_label),
    documents: by(data.document, "document_id"),
    areas: by(data.area, "area_id"),
    communities: by(data.community, "community_id"),
    countries: by(data.country, "country_id"),
    indicators: by(data.indicator, "indicator_id"),
    series: by(data.series, "series_id"),
    units: by(data.unit, "unit"),
    qualifiers: by(data.qualifier, "qualifier"),
    rules: by(data.rule, "rule_id"),
    targetSets: by(data.target_total, "target_set_id")
  };
}

/**
 * A computed figure of an earlier day carries that day in its id; where it is the one that stands, its plain id finds
 * it too.
 */
function figuresById(rows: readonly Row<"figure_label">[] = []): ReadonlyMap<string, Row<"figure_label">> {
  const plain = rows
    .filter(({kind, known_to}) => kind === "computed" && known_to === null)
    .map(row => [row.figure_id.replace(/\.\d{8}$/, ""), row] as const);
  return new Map([...rows.map(row => [row.figure_id, row] as const), ...plain]);
}

/** The country or region a figure is of; undefined for what is of Japan as a whole or of a part of it. */
export function abroad(
  {countries}: Pick<Index, "countries">,
  {entity_type, entity_id}: {entity_type: string; entity_id: string}
): Row<"country"> | undefined {
  return entity_type === "nation" && entity_id !== "JP" ? countries.get(entity_id) : undefined;
}

function by<T extends TableName>(rows: Published[T] | undefined, key: keyof Row<T>): ReadonlyMap<string, Row<T>> {
  return new Map((rows ?? []).map(row => [String(row[key]), row as Row<T>]));
}
