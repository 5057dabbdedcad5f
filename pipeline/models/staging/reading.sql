-- staging.reading: every reading with its texts resolved, and every reason against accepting it.
-- grain: reading_id
-- Number and period were read once per distinct text; words are looked up in the tables people keep.
-- Empty text means "none" for qualifier, publication date, the year of a target's side and a baseline's status.
-- in_hand_on is the day the source was compiled; without one, the day the file was received (in Japan's time).
-- known_from is the publication date of the row, or else of its document: where it is known in part, its last day,
-- yet no later than the figure was in hand. Without any, the day it was in hand.

select
    reading.*,
    number.value as number,
    number.decimals,
    unit.unit as unit_id,
    unit.dimension,
    unit.base_unit,
    unit.factor,
    nullif(period.period, '') as period_id,
    period.period_kind,
    period.position,
    period.starts_on,
    period.ends_on,
    qualifier.qualifier as qualifier_id,
    status.status as status_id,
    document.document_id,
    coalesce(source.compiled_on, artifact.first_received_on) as in_hand_on,
    coalesce(macros.known_by(reading.published_on, in_hand_on), macros.known_by(document.published_on, in_hand_on)) as published_by,
    coalesce(published_by, in_hand_on) as known_from,
    artifact.is_newest,
    macros.steps([
        number.problem,
        case when reading.period <> '' or reading.role = 'value' then period.problem end,
        case when unit.unit is null then 'unit_unknown' end,
        case when series.series_id is not null and unit.dimension <> series_unit.dimension then 'unit_mismatch' end,
        case when reading.subject = 'observation' and series.series_id is null then 'series_unknown' end,
        case when macros.word(reading.qualifier) <> '' and qualifier.qualifier is null then 'qualifier_unknown' end,
        case when reading.role <> 'baseline' and status.status is null then 'status_unknown' end,
        case when reading.published_on <> '' and macros.last_day_of(reading.published_on) is null then 'published_on_unreadable' end,
        case when document.document_id is null then 'document_unknown' end
    ]) as problems,
    list_concat(
        number.steps,
        period.steps,
        macros.steps([
            case when unit.factor <> 1 then 'unit_factor' end,
            case when qualifier.qualifier is not null then 'qualifier_word' end,
            case when length(coalesce(nullif(reading.published_on, ''), document.published_on)) in (4, 7) then 'partial_date' end,
            case when reading.published_on = '' and document.published_on is null then 'compiled_date' end
        ])
    ) as steps
from raw.reading as reading
join raw.artifact as artifact using (source_id, file, artifact_sha256)
join raw.source as source using (source_id)
join staging.number_text as number on number.text = reading.value
join staging.period_text as period on period.text = reading.period
left join reference.unit_name as unit_name on unit_name.text = macros.word(reading.unit)
left join reference.unit as unit on unit.unit = unit_name.unit
left join reference.qualifier_name as qualifier on qualifier.text = macros.word(reading.qualifier)
left join reference.status_name as status on status.text = macros.word(reading.status)
left join reference.document as document on document.document_id = macros.word(reading.document)
left join reference.series as series on reading.subject = 'observation' and series.series_id = reading.key
left join reference.unit as series_unit on series_unit.unit = series.unit
