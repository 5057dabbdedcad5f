-- staging.disposition: where each reading ends: accepted, quarantined or skipped, with the rule that decided.
-- grain: reading_id
-- Two readings of one series and period that became known on one day agree (the later is skipped) or contradict
-- each other (both are held): which one is right is for a person to say.

with

sound as (
    select *
    from staging.reading
    where is_newest and len(problems) = 0
),

compared as (
    select
        reading_id,
        row_number() over same_key as nth,
        count(distinct (number, unit_id, qualifier_id, status_id)) over (partition by subject, key, role, period_id, known_from) as answers
    from sound
    window same_key as (partition by subject, key, role, period_id, known_from order by reading_id)
)

select
    reading.reading_id,
    reading.source_id,
    reading.artifact_sha256,
    reading.file,
    case
        when not reading.is_newest then 'skipped'
        when reading.value = '' and reading.role <> 'value' then 'skipped'
        when len(reading.problems) > 0 then 'quarantined'
        when compared.answers > 1 then 'quarantined'
        when compared.nth > 1 then 'skipped'
        else 'accepted'
    end as disposition,
    case
        when not reading.is_newest then 'superseded_artifact'
        when reading.value = '' and reading.role <> 'value' then 'empty_cell'
        when len(reading.problems) > 0 then reading.problems[1]
        when compared.answers > 1 then 'duplicate_key'
        when compared.nth > 1 then 'duplicate_row'
    end as rule_id
from staging.reading as reading
left join compared using (reading_id)
