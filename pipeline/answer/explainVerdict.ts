import type {Json} from "@duckdb/node-api";
import {OperatorError} from "../errors.js";
import {type Store, select} from "../store.js";
import {type Explanation, explain} from "./explain.js";

type Facts = Record<string, Json>;

/** How one group is judged: its headline, each method's answer with its inputs, and where every input comes from. */
export interface VerdictExplanation {
  area: Facts;
  headline: Facts;
  answers: Facts[];
  inputs: Explanation[];
}

/**
 * Explains the verdict on a group (or on a community's own targets, by the community's id), one part for each target it
 * has. Throws OperatorError for an id that no target has, with the ids that do.
 */
export async function explainVerdict(store: Store, id: string): Promise<VerdictExplanation[]> {
  const national = await select(
    store,
    `select headline.*, area.name_ja, area.name_en, target_set.name_ja as set_ja, target_set.name_en as set_en
   
    from mart.headline as headline
    join reference.area as area using (area_id)
    join reference.target_set as target_set using (target_set_id)
    where headline.area_id = ? order by target_set.decided_on`,
    [id]
  );
  const declared = await select(
    store,
    `select distinct on (indicator_id) verdict.community_id, verdict.indicator_id, community.name_ja, community.name_en,
      indicator.name_ja as set_ja, indicator.name_en as set_en, verdict.as_of
    from mart.community_verdict as verdict join reference.community as community using (community_id)
    join reference.indicator as indicator using (indicator_id)
    where community_id = ? order by indicator_id`,
    [id]
  );
  if (national.length + declared.length === 0) throw await noTarget(store, id);
  const parts = [
    ...national.map(one => ({one, table: "verdict"})),
    ...declared.map(one => ({one, table: "community_verdict"}))
  ];
  return Promise.all(
    parts.map(async ({one, table}) => {
      const answers = await answersOf(store, one, table);
      const used = [
        ...new Set(answers.flatMap(row => [row.baseline_figure_id, row.observation_id, row.target_figure_id]))
      ];
      const inputs = await Promise.all(
        used.filter(figure => figure !== null).map(figure => explain(store, [String(figure)]))
      );
      return {
        area: {id, name_ja: one.name_ja ?? null, name_en: one.name_en ?? null},
        headline: one,
        answers,
        inputs: inputs.flat()
      };
    })
  );
}

async function answersOf(store: Store, one: Facts, table: string): Promise<Facts[]> {
  const [owner, object] = table === "verdict" ? ["target_set_id", "area_id"] : ["community_id", "indicator_id"];
  return select(
    store,
    `select judged.*, method.name_ja, method.name_en, method.formula_ja, method.formula_en,
      method.on_track_from, method.acceleration_from
    from mart.${table} as judged join reference.method as method using (method_id)
    where ${owner} = ? and ${object} = ? order by method.sort_order`,
    [String(one[owner ?? ""]), String(one[object ?? ""])]
  );
}

async function noTarget(store: Store, id: string): Promise<OperatorError> {
  const known = await select(
    store,
    `select distinct area_id as id
      from mart.headline
      union select distinct community_id
      from mart.community_verdict
      order by 1`
  );
  const ids = known.map(row => row.id).join(", ");
  return new OperatorError({
    where: id,
    ja: `この名の目標はありません。目標があるもの: ${ids}`,
    en: `nothing of this id has a target. These have: ${ids}`
  });
}
