import type {columns} from "./column.js";

export type {FailingState, Operations, RunState, SourceState} from "./operations.js";
export type {SharedWords} from "./words.js";

/** One published table: where it comes from, what one row is, its key and its columns in order. */
interface PublishedTable {
  from: string;
  ja: string;
  en: string;
  key: readonly string[];
  columns: readonly (keyof typeof columns)[];
}

/**
 * `mayBeEmpty` lists columns that may have no value in this table, although elsewhere they always do; `filesOnly` those
 * that the CSV and Parquet files have and the window's Arrow file has not, for no page prints them.
 */
const table = <
  const C extends PublishedTable["columns"],
  const E extends readonly C[number][] = readonly [],
  const F extends readonly C[number][] = readonly []
>(
  from: string,
  ja: string,
  en: string,
  key: readonly C[number][],
  list: C,
  mayBeEmpty?: E,
  filesOnly?: F
) => ({
  from,
  ja,
  en,
  key,
  columns: list,
  mayBeEmpty: (mayBeEmpty ?? []) as E,
  filesOnly: (filesOnly ?? []) as F
});

/** Columns that a table of today and the table of its history share. */
// biome-ignore format: the lists read as tables
const verdictColumns = [
  "method_id", "verdict", "reason", "ratio", "rounding_decides", "verdict_worst", "verdict_best", "flip_input",
  "flip_value", "flip_verdict", "method_class", "score", "shape", "series_id", "observation_id", "points",
  "baseline_figure_id", "baseline_value", "baseline_at", "baseline_half", "value", "latest_at", "value_half",
  "target_figure_id", "target_value", "target_at", "target_half", "unit", "path_value", "growth_observed",
  "growth_required", "value_at_target", "target_year_past", "working"
] as const;
// biome-ignore format: the lists read as tables
const standingColumns = [
  "shape", "verdict", "reason", "rounding_decides", "path_verdict", "path_ratio", "path_rounding_decides", "gap_jpy",
  "growth_needed", "coverage", "series_id", "observation_id", "points", "latest_at", "value", "path_value",
  "years_ahead", "areas", "areas_judged", "target_year_past", "past_rule", "unit", "proxies", "proxies_growing",
  "proxies_fast_enough"
] as const;
// biome-ignore format: the lists read as tables
const signalColumns = [
  "series_id", "series_area_id", "indicator_id", "observed_periods", "from_observation_id", "from_period",
  "to_observation_id", "to_period", "from_value", "to_value", "unit", "to_status", "to_qualifier", "growth", "reason",
  "required_growth"
] as const;
const indexColumns = ["period", "observation_id", "index_value", "required_index"] as const;
// biome-ignore format: the lists read as tables
const projectionColumns = [
  "entity_type", "entity_id", "projection_method", "points", "first_at", "last_at", "value_low", "value_middle",
  "value_high", "unit", "backtest_points", "backtest_covered", "probability", "inputs"
] as const;
// biome-ignore format: the lists read as tables
const backtestColumns = [
  "position", "projection_method", "points", "value_low", "value_middle", "value_high", "actual_value", "unit",
  "covered", "observation_id", "inputs"
] as const;

/** Everything the product publishes. The site, the files and datapackage.json all follow this list. */
// biome-ignore format: the lists read as tables
export const publishedTables = {
  area: table("mart.area", "市場領域の木の節", "a node of the market tree", ["area_id"], [
    "area_id", "parent_id", "group_id", "level", "area_no", "name_ja", "name_en", "name_en_status", "sort_order",
    "fill", "verified", "area_no_verified", "derived", "parent_basis", "document_id", "note_ja", "note_en"
  ]),
  target_set: table("reference.target_set", "目標の版", "a version of the national target", ["target_set_id"], [
    "target_set_id", "name_ja", "name_en", "name_en_status", "decided_on", "scope_ja", "scope_en", "supersedes_id",
    "document_id", "note_ja", "note_en"
  ]),
  target: table("mart.target", "一つの領域の目標と基準値", "a target of one area with its baseline", ["target_set_id", "area_id"], [
    "target_set_id", "area_id", "level", "baseline_figure_id", "baseline_value", "baseline_value_base",
    "baseline_decimals", "baseline_period", "target_figure_id", "target_value", "target_value_base", "target_decimals",
    "target_period", "unit", "qualifier", "decimals_published", "document_id", "locator", "confidence", "note_ja",
    "note_en", "known_from"
  ]),
  target_progress: table("mart.target_progress", "群の目標が求めるもの", "what a group's target asks for",
    ["target_set_id", "area_id"], [
    "target_set_id", "area_id", "baseline_figure_id", "baseline_value", "baseline_decimals", "baseline_period",
    "target_figure_id", "target_value", "target_decimals", "target_period", "unit", "qualifier", "years", "increment",
    "growth_required", "share_of_target", "past_rule", "known_from"
  ]),
  target_total: table("mart.target_total", "目標の版の全体", "a target set as a whole", ["target_set_id"], [
    "target_set_id", "name_ja", "name_en", "name_en_status", "decided_on", "scope_ja", "scope_en", "headline_figure_id",
    "headline_value", "headline_baseline_figure_id", "unit", "qualifier", "target_period", "group_count",
    "group_baseline_sum", "group_target_sum", "path_shape", "supersedes_id", "document_id", "note_ja", "note_en",
    "known_from"
  ]),
  target_path: table("mart.target_path", "経路が求める年ごとの値（当サイト設定）", "the value that a path asks for in a year (ours)",
    ["target_set_id", "area_id", "shape", "year"], [
    "target_set_id", "area_id", "shape", "year", "basis", "value", "unit", "inputs", "known_from"
  ], ["value", "shape"]),
  area_crosswalk: table("reference.area_crosswalk", "版の間の領域の対応", "how areas of two target sets correspond",
    ["from_target_set_id", "from_area_id", "to_target_set_id", "to_name_ja"], [
    "from_target_set_id", "from_area_id", "to_target_set_id", "to_name_ja", "to_name_en", "sort_order", "relation",
    "document_id", "note_ja", "note_en"
  ]),
  method: table("reference.method", "判定の方法と境の値", "a method of judging and its thresholds", ["method_id"], [
    "method_id", "sort_order", "name_ja", "name_en", "on_track_from", "acceleration_from", "formula_ja", "formula_en",
    "origin_ja", "origin_en"
  ]),
  verdict: table("mart.verdict", "群ごと・方法ごとの判定と全ての入力", "each method's answer on a group with all inputs",
    ["target_set_id", "area_id", "method_id"], [
    "target_set_id", "area_id", "as_of", ...verdictColumns
  ], ["series_id", "observation_id", "points"]),
  verdict_history: table("mart.verdict_history", "判定の履歴", "the answers as they were known",
    ["target_set_id", "area_id", "method_id", "known_from"], [
    "target_set_id", "area_id", "known_from", "known_to", ...verdictColumns
  ], ["series_id", "observation_id", "points"]),
  community_verdict: table("mart.community_verdict", "コミュニティの目標の判定", "each method's answer on a community's own target",
    ["community_id", "indicator_id", "method_id"], [
    "community_id", "indicator_id", "as_of", ...verdictColumns
  ], ["series_id", "observation_id", "points"]),
  community_verdict_history: table("mart.community_verdict_history", "コミュニティの目標の判定の履歴", "those answers as they were known",
    ["community_id", "indicator_id", "method_id", "known_from"], [
    "community_id", "indicator_id", "known_from", "known_to", ...verdictColumns
  ], ["series_id", "observation_id", "points"]),
  headline: table("mart.headline", "群と全体の見出しの判定（版の経路による）", "the headline of each group and of the whole, on the set's own path",
    ["target_set_id", "area_id"], ["target_set_id", "area_id", "as_of", ...standingColumns], ["series_id", "observation_id", "points"]),
  standing: table("mart.standing", "経路の形ごとの立ち位置", "where each group and the whole stand, by shape of path",
    ["target_set_id", "area_id", "shape"], ["target_set_id", "area_id", "as_of", ...standingColumns], ["series_id", "observation_id", "points"]),
  standing_history: table("mart.standing_history", "立ち位置の履歴", "those standings as they were known",
    ["target_set_id", "area_id", "shape", "known_from"], ["target_set_id", "area_id", "known_from", "known_to", ...standingColumns], ["series_id", "observation_id", "points"]),
  proxy_signal: table("mart.proxy_signal", "参考指標が示す動き", "what a proxy shows within its own definition", ["target_set_id", "area_id", "series_id"], [
    "target_set_id", "area_id", "as_of", ...signalColumns, "coverage_note_ja", "coverage_note_en"
  ]),
  proxy_signal_history: table("mart.proxy_signal_history", "参考指標が示す動きの履歴", "those signals as they were known",
    ["target_set_id", "area_id", "series_id", "known_from"], ["target_set_id", "area_id", "known_from", "known_to", ...signalColumns]),
  proxy_index: table("mart.proxy_index", "参考指標の指数（重なる年の初めを 100）", "a proxy as an index, 100 in the first year shared with the target's",
    ["target_set_id", "area_id", "series_id", "position"], ["target_set_id", "area_id", "series_id", "position", "as_of", ...indexColumns]),
  proxy_index_history: table("mart.proxy_index_history", "参考指標の指数の履歴", "those indices as they were known",
    ["target_set_id", "area_id", "series_id", "position", "known_from"], [
    "target_set_id", "area_id", "series_id", "position", "known_from", "known_to", ...indexColumns
  ]),
  projection: table("mart.projection", "系列の見通し（推計・参考）", "where a series would go if its past went on (reference only)",
    ["series_id", "position"], ["series_id", "position", "as_of", ...projectionColumns]),
  projection_history: table("mart.projection_history", "見通しの履歴", "those projections as they were known",
    ["series_id", "position", "known_from"], ["series_id", "position", "known_from", "known_to", ...projectionColumns]),
  backtest: table("mart.backtest", "見通しの検証", "what the projection would have said, beside what came",
    ["series_id", "left_out", "period"], ["series_id", "left_out", "period", "as_of", ...backtestColumns]),
  backtest_history: table("mart.backtest_history", "検証の履歴", "those results as they were known",
    ["series_id", "left_out", "period", "known_from"], ["series_id", "left_out", "period", "known_from", "known_to", ...backtestColumns]),
  change: table("mart.change", "変わった値", "what became known, was changed or withdrawn", ["change_id"], [
    "change_id", "entity_type", "entity_id", "series_id", "period", "old_observation_id", "old", "old_unit",
    "new_observation_id", "new", "new_unit", "kind", "known_on", "document_id", "verdicts_moved", "sample"
  ]),
  community: table("reference.community", "コミュニティ", "a bio-community", ["community_id"], [
    "community_id", "name_ja", "name_en", "kind", "network_body_ja", "prefectures", "latitude", "longitude", "place_ja",
    "place_en", "label_dx", "label_dy", "label_anchor", "url", "summary_ja", "summary_en", "document_id", "note_ja",
    "note_en"
  ]),
  community_status: table("reference.community_status", "コミュニティの登録・認定の記載", "a dated status of a community",
    ["community_id", "status", "from_date", "document_id"], [
    "community_id", "status", "from_date", "date_precision", "document_id", "confidence", "superseded", "note_ja",
    "note_en"
  ]),
  community_member: table("reference.community_member", "コミュニティの構成員", "an actor named for a community",
    ["community_id", "member_name_ja"], [
    "community_id", "member_name_ja", "full_name_ja", "actor_type", "role", "city", "hub_id", "document_id", "note_ja",
    "note_en"
  ]),
  missing_identifier: table("mart.missing_identifier", "識別子の分からない構成員（確認が必要）", "a member whose identifier is not known (work to do)",
    ["community_id", "member_name_ja"], [
    "community_id", "member_name_ja", "full_name_ja", "actor_type", "identifier", "note_ja", "note_en"
  ]),
  company_record: table("mart.company_record", "構成員の企業の補助金・特許・商標・認定", "a subsidy, patent, design, trademark or certification of a member company",
    ["record_id"], [
    "record_id", "corporate_number", "member_name_ja", "community_ids", "kind", "dated_on", "fiscal_year", "amount",
    "missing_reason", "title", "raw_text", "raw_period", "steps", "known_from", "document_id", "source_id", "file",
    "artifact_sha256", "address"
  ], ["title"]),
  company_activity: table("mart.company_activity", "企業の記録の年度ごとの件数と金額", "the records of a company in a fiscal year, in a community",
    ["community_id", "corporate_number", "kind", "fiscal_year"], [
    "community_id", "corporate_number", "member_name_ja", "kind", "fiscal_year", "records", "amount", "without_amount"
  ]),
  community_hub: table("reference.community_hub", "コミュニティの拠点", "a hub of a community", ["hub_id"], [
    "hub_id", "community_id", "name_ja", "sort_order", "prefecture", "summary_ja", "document_id"
  ]),
  community_target: table("mart.community_target", "コミュニティが掲げる目標", "a community's own target", ["community_id", "indicator_id"], [
    "community_id", "indicator_id", "baseline_figure_id", "baseline_value", "baseline_period", "target_figure_id",
    "target_value", "target_value_base", "target_max_figure_id", "target_value_max", "target_period", "unit", "caution",
    "withheld", "document_id", "confidence", "note_ja", "note_en", "known_from"
  ]),
  community_indicator: table("mart.community_indicator", "コミュニティの指標の値", "a figure reported of a community",
    ["community_id", "series_id", "period"], [
    "community_id", "indicator_id", "series_id", "period", "position", "observation_id", "value", "unit", "decimals",
    "chart_value", "chart_unit", "missing_reason", "status", "qualifier", "is_latest", "periods", "additive",
    "withheld", "sample"
  ]),
  country: table("reference.country", "国・地域", "a country or region whose figures stand for comparison", ["country_id"], [
    "country_id", "name_ja", "name_en"
  ]),
  indicator: table("reference.indicator", "指標", "an indicator", ["indicator_id"], [
    "indicator_id", "name_ja", "name_en", "unit", "kind", "direction", "entity_type", "additive", "in_defensible_set",
    "definition_ja", "definition_en", "document_id"
  ]),
  series: table("mart.series", "系列（公表者・版・範囲ごと）", "a series: one publisher's edition of an indicator", ["series_id"], [
    "series_id", "indicator_id", "entity_type", "entity_id", "publisher", "edition", "scope_ja", "unit", "period_kind",
    "comparable_to_target", "coverage_note_ja", "coverage_note_en", "part_of_series_id", "document_id", "reported",
    "sample"
  ]),
  observation: table("mart.observation", "観測値のすべての版", "a version of an observation", ["observation_id"], [
    "observation_id", "series_id", "indicator_id", "entity_type", "entity_id", "period", "period_kind", "position",
    "value", "unit", "decimals", "value_base", "chart_value", "chart_unit", "missing_reason", "status", "observed",
    "qualifier", "known_from", "known_to", "known_basis", "document_id", "confidence", "source_id", "file",
    "artifact_sha256", "address", "raw_text", "raw_unit", "raw_period", "steps", "note_ja", "note_en", "withheld",
    "sample"
  ], [], [
    "value_base", "known_basis", "confidence", "source_id", "file", "artifact_sha256", "address", "raw_text",
    "raw_unit", "raw_period", "steps", "note_en"
  ]),
  figure: table("mart.figure", "表示するすべての数値の台帳", "the register of every figure shown", ["figure_id"], [
    "figure_id", "kind", "label_ja", "label_en", "series_label", "period", "value", "unit", "decimals", "value_base",
    "missing_reason", "qualifier", "status", "known_from", "known_to", "known_basis", "document_id", "locator",
    "confidence", "source_id", "file", "artifact_sha256", "address", "raw_text", "raw_unit", "raw_period", "steps",
    "formula_id", "inputs", "note_ja", "note_en", "withheld", "sample"
  ], ["address", "known_from"]),
  figure_label: table("mart.figure", "ページに印字する数値", "a figure as a page prints it", ["figure_id"], [
    "figure_id", "kind", "label_ja", "period", "value", "unit", "decimals", "missing_reason", "qualifier", "known_from",
    "known_to", "withheld"
  ]),
  source_status: table("mart.source_status", "受領したファイルと読取りの結果", "a file received and what became of its readings",
    ["source_id", "file", "artifact_sha256"], [
    "source_id", "title_ja", "title_en", "publisher_ja", "publisher_en", "licence", "credit_ja", "credit_en",
    "compiled_on", "file", "artifact_sha256", "bytes", "is_newest", "receipts", "first_received_at", "last_received_at",
    "readings", "accepted", "quarantined", "skipped", "skip_rules"
  ]),
  document: table("mart.document", "文書", "a document", ["document_id"], [
    "document_id", "title", "publisher", "published_on", "date_basis", "url", "url_basis", "kind", "confidence",
    "note_ja", "note_en"
  ], [], ["date_basis", "url_basis", "kind", "note_en"]),
  community_event: table("reference.community_event", "コミュニティの名が挙がるできごと", "an event that names a community",
    ["community_id", "event_date", "title_ja"], ["community_id", "event_date", "title_ja"]),
  withheld: table("reference.withheld", "確認できるまで表示しない数値", "a figure withheld until confirmed", ["subject", "key"], [
    "subject", "key", "reason_ja", "reason_en"
  ]),
  event: table("reference.event", "できごと", "an event", ["event_date", "title_ja"], [
    "event_date", "title_ja", "title_en", "kind", "document_id", "note_ja", "note_en"
  ]),
  quarantine: table("mart.quarantine", "保留した読取りの数と理由", "how many readings of a file one rule holds",
    ["source_id", "file", "artifact_sha256", "rule_id"], [
    "source_id", "file", "artifact_sha256", "rule_id", "quarantined", "message_ja", "message_en"
  ]),
  api_source: table("reference.api_source", "データサービス", "a data service", ["api_source_id"], [
    "api_source_id", "name", "endpoint", "auth", "limits", "licence", "note_ja", "note_en"
  ]),
  unit: table("reference.unit", "単位", "a unit", ["unit"], ["unit", "dimension", "base_unit", "factor", "name_ja", "name_en"]),
  status: table("reference.status", "値の状態", "an observation status", ["status"], [
    "status", "sdmx_code", "observed", "name_ja", "name_en", "definition_ja"
  ]),
  qualifier: table("reference.qualifier", "限定の語", "a qualifier", ["qualifier"], ["qualifier", "name_ja", "name_en", "placement"]),
  missing_reason: table("reference.missing_reason", "値がない理由", "a reason for a missing value", ["missing_reason"], [
    "missing_reason", "sdmx_code", "name_ja", "name_en", "definition_ja"
  ]),
  correction: table("mart.correction", "人が決めて公開値に効いている訂正と受入れ", "a decision of a person that a published figure rests on",
    ["source_id", "file", "artifact_sha256", "address", "field"], [
    "source_id", "file", "artifact_sha256", "address", "field", "rule_id", "decided_on"
  ], ["rule_id"]),
  rule: table("reference.rule", "読取りの規則", "a rule of reading", ["rule_id"], [
    "rule_id", "kind", "name_ja", "name_en", "expected_ja", "expected_en"
  ])
} as const satisfies Record<string, PublishedTable>;

export type TableName = keyof typeof publishedTables;

/** The columns of a table that its Arrow file, which the window reads, has. */
export function windowColumns(name: TableName): readonly (keyof typeof columns)[] {
  const {columns: all} = publishedTables[name];
  const filesOnly: readonly string[] = publishedTables[name].filesOnly;
  return all.filter(column => !filesOnly.includes(column));
}

type Scalars = {varchar: string; integer: number; double: number; number: number; boolean: boolean; date: string};
type Cell<C extends keyof typeof columns> =
  | Scalars[(typeof columns)[C]["type"]]
  | ((typeof columns)[C]["optional"] extends true ? null : never);

/** A row of a published table as the window sees it: numbers as numbers, dates as ISO text. */
export type Row<T extends TableName> = {
  [C in Exclude<(typeof publishedTables)[T]["columns"][number], (typeof publishedTables)[T]["filesOnly"][number]>]:
    | Cell<C>
    | (C extends (typeof publishedTables)[T]["mayBeEmpty"][number] ? null : never);
};

/** All published tables, by name. */
export type Published = {[T in TableName]: Row<T>[]};
