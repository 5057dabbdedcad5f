-- staging.subject: what each reading is a figure of: its series and unit, its community and indicator.
-- grain: reading_id
-- A reading of a series names it; a reported figure names its community and its indicator, and its series follows from
-- both.

with

named as (
    select
        reading.reading_id,
        reading.key,
        reading.subject,
        starts_with(reading.file, 'data/sample/') as sample,
        coalesce(entity.id, given.id) as community_id,
        indicator.id as indicator_id,
        case
            when entity.problem is not null or (reading.entity = '' and given.problem is not null)
                then 'community_unknown'
            when entity.id <> given.id then 'entity_conflict'
            when coalesce(entity.id, given.id) is null then 'community_missing'
        end as entity_problem,
        case
            when reading.role = 'total' then null
            when reading.indicator = '' then 'indicator_missing'
            else indicator.problem
        end as indicator_problem,
        coalesce(
            case when entity.problem is not null then entity.nearest end,
            case when entity.id is null then given.nearest end
        ) as nearest_community,
        indicator.nearest as nearest_indicator,
        list_concat(coalesce(entity.steps, []), coalesce(indicator.steps, [])) as steps,
        case when entity.id is null and given.id is not null then 'community_given' end as given_step
    from staging.typed as reading
    left join staging.name_text as entity on entity.kind = 'community' and entity.text = reading.entity
    left join staging.name_text as given on given.kind = 'community' and given.text = reading.entity_given
    left join staging.name_text as indicator on indicator.kind = 'indicator' and indicator.text = reading.indicator
)

select
    named.reading_id,
    case
        when named.key <> '' then named.key
        when entity_problem is null and indicator_problem is null and named.indicator_id is not null
            then case when sample then 'sample.' else 'report.' end || community_id || '.' || named.indicator_id
        else ''
    end as key,
    named.key = '' as reported,
    case when named.key = '' then 'community' else series.entity_type end as entity_type,
    case when named.key = '' then named.community_id else series.entity_id end as entity_id,
    coalesce(series.indicator_id, named.indicator_id) as indicator_id,
    coalesce(series.unit, indicator.unit) as expected_unit,
    case
        when named.key = '' then macros.steps([entity_problem, indicator_problem])
        when named.subject = 'observation' and series.series_id is null then ['series_unknown']
        else []
    end as problems,
    case when named.key = '' and entity_problem is not null then nearest_community end as nearest_community,
    case when named.key = '' then nearest_indicator end as nearest_indicator,
    case when named.key = '' then list_concat(named.steps, macros.steps([given_step])) else [] end as steps
from named
left join reference.series as series on named.subject = 'observation' and series.series_id = named.key
left join reference.indicator as indicator on named.key = '' and indicator.indicator_id = named.indicator_id
