-- staging.name_text: each distinct name of a community or an indicator as typed, and whom it names.
-- grain: kind, text
-- A name is found when it equals a known one but for spelling. What is merely near is offered, never taken.

with

pairs as (
    select
        [
            coalesce(string_agg(variant, '' order by line), ''), coalesce(string_agg(standard, '' order by line), '')
        ] as pairs
    from reference.character_variant
    where length(variant) = 1 and length(standard) = 1
),

spelled as (
    select 'community' as kind, entity as text from staging.typed
    union
    select 'community', entity_given from staging.typed
    union
    select 'indicator', indicator from staging.typed
),

known as (
    select kind, text as name, id from reference.name
    union
    select 'indicator', unnest([name_ja, name_en, indicator_id]), indicator_id from reference.indicator
    union
    select 'community', unnest([name_ja, name_en, community_id]), community_id from reference.community
),

known_keys as (
    select kind, name, id, macros.name_key(name, pairs) as key
    from known, pairs
    where name is not null
),

keyed as (
    select
        kind,
        text,
        macros.name_key(text, pairs) as key,
        macros.fold(text) <> text or regexp_matches(text, '\s') as respelled
    from spelled, pairs
    where text <> ''
),

found as (
    select
        keyed.*,
        min(known_keys.id) as id,
        count(distinct known_keys.id) as ids,
        bool_or(known_keys.name = keyed.text) as literal
    from keyed
    left join known_keys using (kind, key)
    group by all
),

near as (
    select found.kind, found.text, known_keys.id, max(jaro_winkler_similarity(known_keys.key, found.key)) as likeness
    from found
    join known_keys using (kind)
    where found.id is null
    group by all
),

nearest as (
    select
        near.kind, near.text,
        array_to_string(
            list(coalesce(indicator.name_ja, community.name_ja) order by likeness desc, near.id)[1:3], ' / '
        ) as nearest
    from near
    left join reference.indicator as indicator on near.kind = 'indicator' and indicator.indicator_id = near.id
    left join reference.community as community on near.kind = 'community' and community.community_id = near.id
    where likeness > 0.6
    group by all
)

select
    found.kind,
    found.text,
    case when ids = 1 then id end as id,
    case when ids <> 1 then found.kind || '_unknown' end as problem,
    nearest.nearest,
    macros.steps([
        case
            when ids = 1 and not coalesce(literal, false)
                then case when respelled then 'name_spelling' else 'name_table' end
        end,
        case
            when ids = 1 and coalesce(literal, false)
                and exists (
                    select * from reference.name as alias where alias.kind = found.kind and alias.text = found.text
                )
                then 'name_table'
        end
    ]) as steps
from found
left join nearest using (kind, text)
