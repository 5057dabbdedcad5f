-- mart.observation: every version of every observation; a new row only where value, unit, status or qualifier changed.
-- grain: observation_id
-- known_to is the day before which a version stood; the current version has none. A version is never edited.
-- chart_value is the same figure in one unit for the whole series: as published; where a series mixes units, 兆円 or 億円
-- by its largest value, and the series' own unit for anything but yen. Foreign money is drawn in the series' own unit:
-- services give a whole economy in single dollars.

with

versioned as (
    select
        *,
        case
            when dimension in ('money_usd', 'money_eur') then null
            when min(unit_id) over (partition by key) = max(unit_id) over (partition by key) then unit_id
            when max(value_base) over (partition by key) >= 1e12 then '兆円'
            when value_base is not null then '億円'
        end as money_or_common_unit
    from staging.version
)

select
    versioned.key || '.' || replace(versioned.period_id, '/', '_') || '.'
        || strftime(versioned.known_from, '%Y%m%d') as observation_id,
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
    versioned.missing_reason,
    versioned.status_id as status,
    status.observed,
    versioned.qualifier_id as qualifier,
    versioned.known_from,
    versioned.known_to,
    versioned.known_basis,
    coalesce(
        versioned.document_id, case when versioned.reported then macros.file_code(versioned.artifact_sha256) end
    ) as document_id,
    case when versioned.reported then 'A' else versioned.confidence end as confidence,
    versioned.source_id,
    versioned.published_as as file,
    versioned.artifact_sha256,
    versioned.address,
    versioned.raw_value as raw_text,
    versioned.raw_unit,
    versioned.raw_period,
    nullif(array_to_string(versioned.steps, ' '), '') as steps,
    case when not versioned.reported then nullif(versioned.note_ja, '') end as note_ja, -- a sender's note is for us
    case when not versioned.reported then nullif(versioned.note_en, '') end as note_en,
    withheld.key is not null as withheld,
    starts_with(versioned.file, 'data/sample/') as sample
from versioned
join mart.series as series on series.series_id = versioned.key
join reference.status as status on status.status = versioned.status_id
join reference.unit as chart on chart.unit = coalesce(versioned.money_or_common_unit, series.unit)
left join reference.withheld as withheld on withheld.subject = 'observation' and withheld.key = versioned.key
