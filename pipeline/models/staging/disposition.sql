-- staging.disposition: where each reading ends: accepted, quarantined or skipped, with the rule that decided.
-- grain: reading_id
-- Two readings of one series and period that became known on one day agree (the later is skipped) or contradict
-- each other (both are held): which one is right is for a person to say. Files received one after the other do not
-- contradict each other: the later one counts.

with

judged as (
    select reading.*, doubt.rule_id as doubt_rule
    from staging.reading as reading
    left join (
        select reading_id, min(rule_id) as rule_id from staging.doubt group by reading_id
    ) as doubt using (reading_id)
),

sound as (
    select *, case when reported then status_id end as own_status
    from judged
    where counts and len(problems) = 0 and doubt_rule is null and skip_rule is null and not dropped and role <> 'total'
),

latest as (
    select *, max(received_order) over (partition by subject, key, role, period_id, known_from) as last_received
    from sound
),

compared as (
    select
        reading_id,
        received_order < last_received and not compiled as overtaken,
        row_number() over (same_key order by reading_id) as nth,
        count(distinct (number, missing_reason, unit_id, qualifier_id, status_id)) over same_key as contents
    from latest
    window same_key as (
        partition by subject, key, role, period_id, known_from, own_status, received_order < last_received
        and not compiled
    )
),

decided as (
    select
        judged.*,
        case
            when not counts then 'superseded_artifact'
            when dropped then 'dropped_by_hand'
            when len(problems) = 0 or skip_rule is distinct from 'empty_cell' then skip_rule
            when value = '' then skip_rule
        end as skipped_by,
        compared.overtaken,
        compared.contents,
        compared.nth
    from judged
    left join compared using (reading_id)
)

select
    reading_id,
    source_id,
    artifact_sha256,
    file,
    stay,
    case
        when skipped_by is not null then 'skipped'
        when value = '' and role <> 'value' then 'skipped'
        when doubt_rule = 'total_mismatch' then 'quarantined'
        when role = 'total' then 'skipped'
        when len(problems) > 0 or doubt_rule is not null then 'quarantined'
        when overtaken then 'skipped'
        when contents > 1 then 'quarantined'
        when nth > 1 then 'skipped'
        else 'accepted'
    end as disposition,
    case
        when skipped_by is not null then skipped_by
        when value = '' and role <> 'value' then 'empty_cell'
        when doubt_rule = 'total_mismatch' then doubt_rule
        when role = 'total' then 'total_row'
        when len(problems) > 0 then problems[1]
        when doubt_rule is not null then doubt_rule
        when overtaken then 'superseded_reading'
        when contents > 1 then 'duplicate_key'
        when nth > 1 then 'duplicate_row'
    end as rule_id
from decided
