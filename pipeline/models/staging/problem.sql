-- staging.problem: every reason against accepting a reading, in the order in which reasons are told.
-- grain: reading_id, place
-- A whole file or block that could not be read has that one reason. What may be accepted and was, is no reason.
-- Empty text means "none" for qualifier, publication date, the year of a target's side and a baseline's status.

with

known as (
    select resolved.*, meaning.* exclude (reading_id)
    from staging.resolved as resolved
    join staging.meaning as meaning using (reading_id)
),

number_problems as (
    select reading_id, 1 as place, case
        when not symbol_defined and missing_reason is null then number_problem
        when symbol_defined and missing_reason is null then 'symbol_unknown'
    end as rule_id
    from known
    union all
    select reading_id, 5, 'number_negative' from known where number < 0 and macros.is_count(dimension)
    union all
    select reading_id, 7, 'scale_conflict' from known
    where (bare_myriads and factor > 1) or (format_scale > 1 and factor is distinct from format_scale)
),

period_problems as (
    select reading_id, 2 as place, period_problem as rule_id
    from known
    where (period <> '' or role in ('value', 'total'))
        and not (subject = 'record' and lower(macros.word(period)) in ('', 'null'))
    union all
    select reading_id, 6, 'period_future' from known
    where of_a_table and status_id = 'actual' and starts_on > in_hand_on
),

unit_problems as (
    select
        reading_id,
        3 as place,
        coalesce(
            unit_problem, case when unit_id is null then if(unit_unstated, 'unit_missing', 'unit_unknown') end
        ) as rule_id
    from known
    union all
    select reading_id, 4, 'unit_mismatch' from known where dimension <> expected_dimension
),

subject_problem_list as (
    select reading_id, unnest(subject_problems) as rule_id, generate_subscripts(subject_problems, 1) as nth
    from known
),

word_problems as (
    select reading_id, 10 + nth as place, rule_id from subject_problem_list
    union all
    select reading_id, 20, 'qualifier_unknown' from known
    where (macros.word(qualifier) <> '' and column_qualifier is null)
        or (qualifier_text is not null and cell_qualifier is null)
    union all
    select reading_id, 21, 'qualifier_conflict' from known where column_qualifier <> cell_qualifier
    union all
    select reading_id, 22, 'status_unknown' from known
    where role <> 'baseline' and (status_id is null or (status_text is not null and mark_status is null))
    union all
    select reading_id, 23, 'status_conflict' from known
    where column_status <> mark_status or column_status <> period_status or mark_status <> period_status
    union all
    select reading_id, 24, 'published_on_unreadable' from known
    where published_on <> '' and macros.last_day_of(published_on) is null
    union all
    select reading_id, 25, 'document_unknown' from known where document_id is null and not (reported and document = '')
),

reasons as (
    select reading_id, nth - 1000 as place, rule_id from staging.evidence where kind = 'quarantine'
    union all from number_problems
    union all from period_problems
    union all from unit_problems
    union all from word_problems
),

unread as (
    select distinct evidence.reading_id
    from staging.evidence as evidence
    join known using (reading_id)
    where evidence.kind = 'quarantine'
        and (evidence.concerns in ('block', 'answer') or address = '' or regexp_full_match(address, 'line \d+'))
)

select reasons.*
from reasons
join known using (reading_id)
left join unread using (reading_id)
left join reference.rule as rule on rule.rule_id = reasons.rule_id
where reasons.rule_id is not null
    and case
        when unread.reading_id is not null then reasons.place < 0
        else not (coalesce(rule.may_be_accepted, false) and list_contains(known.accepted_rules, reasons.rule_id))
    end
