-- staging.reading: every reading in its final form, with every reason against accepting it and every rule that fired.
-- grain: reading_id

with

evidence as (
    select
        reading_id,
        list(rule_id order by nth) filter (where kind = 'normalise') as steps,
        list(rule_id order by nth) filter (where kind = 'skip') as skips
    from staging.evidence
    group by reading_id
),

problem as (
    select reading_id, list(rule_id order by place) as problems
    from staging.problem
    group by reading_id
)

select
    reading.* exclude (
        subject_problems, number_problem, unit_problem, period_problem, text_steps, column_status, mark_status,
        period_status,
        column_qualifier, cell_qualifier, qualifier_text, status_text, stated_unit, publication_date
    ),
    meaning.* exclude (reading_id, expected_dimension, to_date),
    coalesce(
        evidence.skips[1],
        case when meaning.to_date and starts_on > in_hand_on then 'period_not_begun' end,
        case when known_from > horizon.known_by then 'not_yet_known' end
    ) as skip_rule,
    coalesce(problem.problems, []) as problems,
    macros.once(list_concat(coalesce(evidence.steps, []), text_steps, macros.steps([
        case when symbol_defined then 'symbol_of_sheet' end,
        case when meaning.unit_unstated and meaning.unit_id is not null then 'unit_from_indicator' end,
        case when meaning.factor <> 1 then 'unit_factor' end,
        case when meaning.qualifier_id is not null then 'qualifier_word' end,
        case when length(publication_date) in (4, 7) then 'partial_date' end,
        case when publication_date is null and compiled then 'compiled_date' end,
        case when corrected then 'corrected' end,
        case when len(accepted_rules) > 0 then 'accepted_by_hand' end
    ]))) as steps
from staging.resolved as reading
cross join raw.horizon as horizon
join staging.meaning as meaning using (reading_id)
left join evidence using (reading_id)
left join problem using (reading_id)
