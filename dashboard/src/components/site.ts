import type {Published, Row, TableName} from "../../../pipeline/contracts/published.js";
import type {Words} from "./words.js";

/** What a view is given: the tables, the words of the language, and where the site's root lies from the page. */
export interface Site {
  data: Published;
  words: Words;
  /** "./" on a page at the top, "../" one folder down. */
  root: string;
  find: Index;
  map: PrefectureMap;
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
  figures: ReadonlyMap<string, Row<"figure">>;
  documents: ReadonlyMap<string, Row<"document">>;
  areas: ReadonlyMap<string, Row<"area">>;
  communities: ReadonlyMap<string, Row<"community">>;
  indicators: ReadonlyMap<string, Row<"indicator">>;
  series: ReadonlyMap<string, Row<"series">>;
  units: ReadonlyMap<string, Row<"unit">>;
  qualifiers: ReadonlyMap<string, Row<"qualifier">>;
  rules: ReadonlyMap<string, Row<"rule">>;
  targetSets: ReadonlyMap<string, Row<"target_set">>;
}

/** Tables that a page did not load are left empty; their rows are then simply not found. */
export function index(data: Partial<Published>): Index {
  return {
    figures: by(data.figure, "figure_id"),
    documents: by(data.document, "document_id"),
    areas: by(data.area, "area_id"),
    communities: by(data.community, "community_id"),
    indicators: by(data.indicator, "indicator_id"),
    series: by(data.series, "series_id"),
    units: by(data.unit, "unit"),
    qualifiers: by(data.qualifier, "qualifier"),
    rules: by(data.rule, "rule_id"),
    targetSets: by(data.target_set, "target_set_id")
  };
}

function by<T extends TableName>(rows: Published[T] | undefined, key: keyof Row<T>): ReadonlyMap<string, Row<T>> {
  return new Map((rows ?? []).map(row => [String(row[key]), row as Row<T>]));
}
