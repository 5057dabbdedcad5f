-- mart.observation: every version of every observation; a new row only where value, unit, status or qualifier changed.
-- grain: observation_id
-- known_to is the day before which a version stood; the current version has none. A version is never edited.
-- chart_value is the same figure in one unit for the whole series: as published; where a series mixes units, 兆円 or 億円
-- by its largest value, and the series' own unit for anything but money.

with

compared as (
    select
        *,
        lag((value_base, number, unit_id, status_id, qualifier_id)) over versions
            is not distinct from (value_base, number, unit_id, status_id, qualifier_id) as unchanged
    from staging.accepted
    where subject = 'observation'
    window versions as (partition by key, period_id order by known_from)
),

versioned as (
    select
        *,
        lead(known_from) over (partition by key, period_id order by known_from) as known_to,
        case
            when min(unit_id) over (partition by key) = max(unit_id) over (partition by key) then unit_id
            when max(value_base) over (partition by key) >= 1e12 then '兆円'
            when value_base is not null then '億円'
        end as money_or_common_unit
    from compared
    where not coalesce(unchanged, false)
)

select
    versioned.key || '.' || replace(versioned.period_id, '/', '_') || '.' || strftime(versioned.known_from, '%Y%m%d') as observation_id,
    versioned.key as series_id,
    series.indicator_id,
    series.entity_type,
    series.entity_id,
    versioned.period_id as period,
    versioned.period_kind,
    versioned.position,
    versioned.starts_on,
    versioned.ends_on,
    versioned.number as value,
    versioned.unit_id as unit,
    versioned.decimals,
    versioned.value_base,
    case
        when chart.unit = versioned.unit_id then versioned.number
        else macros.in_unit(versioned.number, versioned.factor, chart.factor)
    end::double as chart_value,
    chart.unit as chart_unit,
    versioned.status_id as status,
    status.observed,
    versioned.qualifier_id as qualifier,
    versioned.known_from,
    versioned.known_to,
    versioned.known_basis,
    versioned.document_id,
    versioned.confidence,
    versioned.source_id,
    versioned.file,
    versioned.artifact_sha256,
    versioned.address,
    versioned.value as raw_text,
    versioned.unit as raw_unit,
    versioned.period as raw_period,
    nullif(array_to_string(versioned.steps, ' '), '') as steps,
    nullif(versioned.note_ja, '') as note_ja,
    nullif(versioned.note_en, '') as note_en,
    withheld.key is not null as withheld,
    starts_with(versioned.file, 'data/sample/') as sample
from versioned
join reference.series as series on series.series_id = versioned.key
join reference.status as status on status.status = versioned.status_id
join reference.unit as chart on chart.unit = coalesce(versioned.money_or_common_unit, series.unit)
left join reference.withheld as withheld on withheld.subject = 'observation' and withheld.key = versioned.key
