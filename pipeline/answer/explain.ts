import type {Json} from "@duckdb/node-api";
import {OperatorError} from "../errors.js";
import {type Store, select} from "../store.js";

/**
 * A figure by the name of the file it was read from, for the office (`published_as` is what all others see), with the
 * it stands in, the names of the rules that changed it, and the figures it was computed from.
 */
export interface Explanation {
  figure: Record<string, Json>;
  document: Record<string, Json> | null;
  steps: {rule_id: string; name_ja: string; name_en: string}[];
  inputs: Record<string, Json>[];
}

/**
 * Walks a figure back to its cell. `words` is a figure id, or a series and a period, which gives every version that
 * was ever known, newest first. Throws OperatorError if there is no such figure, with the nearest ids.
 */
export async function explain(store: Store, words: readonly string[]): Promise<Explanation[]> {
  const [first = "", period] = words.length === 1 ? (words[0] ?? "").trim().split(/\s+/) : words;
  const figures =
    period === undefined
      ? await select(store, "select * from mart.figure where figure_id = ?", [first])
      : await select(
          store,
          `select figure.*
            from mart.figure as figure
            join mart.observation as observation on observation.observation_id = figure.figure_id
          where observation.series_id = ? and observation.period = ? order by observation.known_from desc`,
          [first, period]
        );
  if (figures.length === 0)
    throw await unknownFigure(store, [first, period].filter(word => word !== undefined).join(" "), first);
  return Promise.all(figures.map(figure => explainOne(store, figure)));
}

async function explainOne(store: Store, figure: Record<string, Json>): Promise<Explanation> {
  const [document] = await select(store, "select * from mart.document where document_id = ?", [
    String(figure.document_id ?? "")
  ]);
  const steps = await select(
    store,
    `select rule_id, name_ja, name_en from reference.rule
    where list_contains(string_split($1, ' '), rule_id) order by list_position(string_split($1, ' '), rule_id)`,
    [String(figure.steps ?? "")]
  );
  const inputs = await select(
    store,
    `select figure_id, label_ja, period, value, unit from mart.figure
    where list_contains(string_split($1, ' '), figure_id) order by list_position(string_split($1, ' '), figure_id)`,
    [String(figure.inputs ?? "")]
  );
  return {
    figure: {...figure, published_as: figure.file ?? null, ...(await asReceived(store, figure))},
    document: document ?? null,
    steps: steps as unknown as Explanation["steps"],
    inputs
  };
}

/** The names that the file of a figure came with, and the note that stands beside its cell: none of it is published. */
async function asReceived(
  store: Store,
  {file, source_id, artifact_sha256, address}: Record<string, Json>
): Promise<Record<string, Json>> {
  if (typeof file !== "string") return {};
  const [row] = await select(
    store,
    `select string_agg(distinct file, ', ' order by file) as file, min(nullif(note_ja, '')) as note_ja,
      min(nullif(note_en, '')) as note_en
    from staging.accepted where source_id = $1 and artifact_sha256 = $2 and address = $3`,
    [String(source_id), String(artifact_sha256), String(address)]
  );
  return row ?? {};
}

async function unknownFigure(store: Store, wanted: string, first: string): Promise<OperatorError> {
  const near = await select(
    store,
    `select figure_id
      from mart.figure
      where figure_id <> ''
      order by starts_with(figure_id, ?) desc, jaro_winkler_similarity(figure_id, ?) desc, figure_id
      limit 3`,
    [first, wanted]
  );
  const names = near.map(({figure_id}) => figure_id).join(", ");
  const lost = await lostFiles(store);
  return new OperatorError({
    where: wanted,
    ja: `この数値はありません。${lost && `失われたファイル（${lost}）にあったのかもしれません。`}近いもの: ${names}`,
    en: `there is no such figure.${lost && ` It may have stood in a lost file (${lost}).`} Nearest: ${names}`
  });
}

/** Files that are declared lost: what they said is known no more, and a figure may be missing for that. */
async function lostFiles(store: Store): Promise<string> {
  const sql = "select distinct file from quarantine.reading where rule_id = 'artifact_lost' order by file";
  return (await select(store, sql)).map(({file}) => String(file)).join(", ");
}
