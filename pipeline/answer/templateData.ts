import type {Manifest} from "../contracts/manifest.js";
import type {TemplateData, TemplateIndicator} from "../contracts/template.js";
import {OperatorError} from "../errors.js";
import {type Store, select} from "../store.js";

/**
 * What a community is asked for in its next report: the indicators kept for communities, and any it has figures of,
 * each with its latest published value. Throws OperatorError for an unknown community, with the ids there are.
 */
export async function readTemplateData(
  store: Store,
  communityId: string,
  {as_of, content_id}: Pick<Manifest, "as_of" | "content_id">
): Promise<TemplateData> {
  const communities = await select(
    store,
    "select community_id, name_ja from reference.community order by community_id"
  );
  const community = communities.find(({community_id}) => community_id === communityId);
  if (!community) {
    const known = communities.map(({community_id}) => community_id).join(", ");
    throw new OperatorError({
      where: communityId,
      ja: `このコミュニティはありません。使えるもの: ${known}`,
      en: `there is no such community; expected one of ${known}`
    });
  }
  const indicators = await select(
    store,
    `with latest as (
      select indicator_id,
        arg_max(
          struct_pack(value, unit, qualifier, period, document_id),
          (observation.position, observation.known_from)
        ) as last
      from mart.observation as observation
     
     
     
      where entity_type = 'community' and entity_id = $1 and known_to is null
        and observed and not withheld and not sample and value is not null
      group by indicator_id
    )
    select
      indicator.indicator_id, indicator.name_ja, indicator.name_en, indicator.unit, definition_ja, definition_en,
      direction, additive,
      (select list(other.unit
      order by other.factor)
      from reference.unit as other
      join reference.unit as own on own.unit = indicator.unit
      where other.dimension = own.dimension) as units,
      coalesce(case when qualifier.placement = 'before' then qualifier.name_ja else '' end
        || macros.plain_number(last.value) || last.unit
        || case when qualifier.placement = 'after' then qualifier.name_ja else '' end, '') as last_value,
      coalesce(last.period, '') as last_period,
      coalesce(document.title || '（' || document.publisher || '）', '') as last_document
    from reference.indicator as indicator
    left join latest using (indicator_id)
    left join reference.qualifier as qualifier on qualifier.qualifier = last.qualifier
    left join mart.document as document on document.document_id = last.document_id
    where indicator.entity_type = 'community' and (indicator.in_defensible_set or latest.indicator_id is not null)
    order by in_defensible_set desc, indicator.line`,
    [communityId]
  );
  return {
    community_id: communityId,
    community_name: String(community.name_ja),
    indicators: indicators as unknown as TemplateIndicator[],
    as_of,
    content_id
  };
}
