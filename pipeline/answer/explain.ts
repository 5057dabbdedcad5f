import type {Json} from "@duckdb/node-api";
import {OperatorError} from "../errors.js";
import {type Store, select} from "../store.js";

/**
 * A figure with the document it stands in, the names of the rules that changed it, and the figures it was computed
 * from.
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
  return {figure, document: document ?? null, steps: steps as unknown as Explanation["steps"], inputs};
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
  return new OperatorError({
    where: wanted,
    ja: `この数値はありません。近いもの: ${names}`,
    en: `there is no such figure. Nearest: ${names}`
  });
}
