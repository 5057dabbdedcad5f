-- staging.resolved: every reading beside what each of its texts was found to mean.
-- grain: reading_id
-- Number, period, names and unit were read once per distinct text; words are looked up in the tables people keep.
-- in_hand_on is the day the source was compiled; without one, the day the stay of the file began (in Japan's time).
-- known_from is the publication date of the row, or else of its document: where it is known in part, its last day,
-- yet no later than the figure was in hand. Without any, the day it was in hand. What comes anew in place of an answer
-- or a file became known when it came: publishers revise figures without changing the date they print.

select
    reading.* exclude (key),
    subject.* exclude (reading_id, problems, steps),
    subject.problems as subject_problems,
    symbol.reading_id is not null as symbol_defined,
    case when symbol.reading_id is null then number.value end as number,
    number.decimals,
    case when symbol.reading_id is null then number.missing_reason else symbol.missing_reason end as missing_reason,
    number.problem as number_problem,
    number.format_scale,
    number.bare_myriads,
    number.qualifier_text,
    number.status_text,
    stated.unit as stated_unit,
    stated.problem as unit_problem,
    stated.texts as unit_texts,
    nullif(period.period, '') as period_id,
    period.period_kind,
    period.position,
    period.starts_on,
    period.ends_on,
    period.problem as period_problem,
    number.candidates as number_candidates,
    period.candidates as period_candidates,
    column_status.status as column_status,
    mark_status.status as mark_status,
    period_status.status as period_status,
    column_qualifier.qualifier as column_qualifier,
    cell_qualifier.qualifier as cell_qualifier,
    document.document_id,
    coalesce(source.compiled_on, artifact.received_on) as in_hand_on,
    coalesce(
        macros.known_by(reading.published_on, in_hand_on), macros.known_by(document.published_on, in_hand_on)
    ) as published_by,
    case
        when artifact.follows and subject.key <> '' and source.compiled_on is null then in_hand_on
        else coalesce(published_by, in_hand_on)
    end as known_from,
    coalesce(nullif(reading.published_on, ''), document.published_on) as publication_date,
    macros.published_name(source.from_inbox, reading.file, reading.artifact_sha256) as published_as,
    source.from_inbox,
    artifact.answer,
    artifact.received_order,
    artifact.ended_order,
    artifact.is_last_stay,
    artifact.is_newest,
    artifact.is_newest or source.compiled_on is null as counts,
    source.compiled_on is not null as compiled,
    list_concat(number.steps, period.steps, subject.steps, stated.steps) as text_steps
from staging.typed as reading
join raw.artifact as artifact using (source_id, file, artifact_sha256, stay)
join raw.source as source using (source_id)
join staging.subject as subject using (reading_id)
join staging.unit_stated as stated using (reading_id)
join staging.number_text as number on number.text = reading.value and number.format = reading.format
join staging.period_text as period
    on period.text = reading.period and period.header = reading.period_header and period.code = reading.period_code
left join staging.symbol_meaning as symbol using (reading_id)
left join staging.qualifier_word as column_qualifier on column_qualifier.text = lower(macros.word(reading.qualifier))
left join staging.qualifier_word as cell_qualifier on cell_qualifier.text = number.qualifier_text
left join staging.status_word as column_status on column_status.text = lower(macros.word(reading.status))
left join staging.status_word as mark_status on mark_status.text = number.status_text
left join staging.status_word as period_status on period_status.text = period.status_text
left join reference.document as document on document.document_id = macros.word(reading.document)
