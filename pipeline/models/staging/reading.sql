-- staging.reading: every reading in its final form, with every reason against accepting it and every rule that fired.
-- grain: reading_id
-- Empty text means "none" for qualifier, publication date, the year of a target's side and a baseline's status. What a
-- report leaves unsaid is an actual figure. A count whose unit nobody states is a count; money is never guessed.
-- A count to date is no actual value of a year that has not ended.

with

tokens as (
    select reading_id, unnest(string_split(evidence, ' ')) as rule_id, generate_subscripts(string_split(evidence, ' '), 1) as nth
    from staging.typed
    where evidence <> ''
),

evidence as (
    select
        reading_id,
        list(rule_id order by nth) filter (where rule.kind = 'normalise') as steps,
        list(rule_id order by nth) filter (where rule.kind = 'quarantine') as problems,
        list(rule_id order by nth) filter (where rule.kind = 'skip') as skips
    from tokens
    join reference.rule as rule using (rule_id)
    group by reading_id
),

unit_chosen as (
    select
        resolved.*,
        expected.dimension as expected_dimension,
        reported or list_contains(string_split(evidence, ' '), 'status_unsaid') as of_a_table,
        reported and stated_unit is null and unit_problem is null and unit_texts = '' as unit_unstated,
        coalesce(stated_unit, case when unit_unstated and expected.dimension not in ('money', 'money_usd', 'money_eur', 'mass', 'floor_area', 'share') then expected.unit end) as unit_id,
        coalesce(column_qualifier, cell_qualifier) as qualifier_id,
        contains(' ' || resolved.evidence || ' ', ' counted_to_date ') as to_date,
        case when to_date and ends_on >= in_hand_on then 'expected' end as running_status,
        coalesce(running_status, column_status, mark_status, period_status, case when of_a_table and status = '' then 'actual' end) as status_id
    from staging.resolved as resolved
    left join reference.unit as expected on expected.unit = resolved.expected_unit
)

select
    reading.* exclude (
        subject_problems, number_problem, unit_problem, period_problem, text_steps, expected_dimension, column_status, mark_status,
        period_status, column_qualifier, cell_qualifier, qualifier_text, status_text, stated_unit, publication_date, running_status, to_date
    ),
    unit.dimension,
    unit.base_unit,
    unit.factor,
    coalesce(
        evidence.skips[1],
        case when to_date and starts_on > in_hand_on then 'period_not_begun' end,
        case when known_from > horizon.known_by then 'not_yet_known' end
    ) as skip_rule,
    -- a whole file or block that could not be read has that one reason
    case when len(evidence.problems) > 0 and (address = '' or regexp_full_match(address, 'line \d+') or list_has_any(evidence.problems, ['table_unknown', 'payload_shape', 'organisation_mismatch'])) then evidence.problems else list_filter(list_concat(coalesce(evidence.problems, []), macros.steps([
        case
            when symbol_defined then case when missing_reason is null then 'symbol_unknown' end
            when not (number_problem is not null and missing_reason is not null) then number_problem
        end,
        case when period <> '' or role in ('value', 'total') then case when not (subject = 'record' and lower(macros.word(period)) in ('', 'null')) then period_problem end end,
        case when unit_problem is not null then unit_problem when unit_unstated and unit_id is null then 'unit_missing' when unit_id is null then 'unit_unknown' end,
        case when unit.dimension <> expected_dimension then 'unit_mismatch' end,
        case when number < 0 and unit.dimension in ('person', 'company', 'case', 'organisation', 'organisation_group', 'paper', 'site', 'rank') then 'number_negative' end,
        case when of_a_table and status_id = 'actual' and starts_on > in_hand_on then 'period_future' end,
        case
            when bare_myriads and unit.factor > 1 then 'scale_conflict'
            when format_scale > 1 and unit.factor is distinct from format_scale then 'scale_conflict'
        end
    ]), subject_problems, macros.steps([
        case when (macros.word(qualifier) <> '' and column_qualifier is null) or (qualifier_text is not null and cell_qualifier is null) then 'qualifier_unknown' end,
        case when column_qualifier <> cell_qualifier then 'qualifier_conflict' end,
        case when role <> 'baseline' and (status_id is null or (status_text is not null and mark_status is null)) then 'status_unknown' end,
        case when column_status <> mark_status or column_status <> period_status or mark_status <> period_status then 'status_conflict' end,
        case when published_on <> '' and macros.last_day_of(published_on) is null then 'published_on_unreadable' end,
        case when document_id is null and not (reported and document = '') then 'document_unknown' end
    ])), lambda problem: not (list_contains(accepted_rules, problem) and macros.may_be_accepted(problem))) end as problems,
    macros.once(list_concat(coalesce(evidence.steps, []), text_steps, macros.steps([
        case when symbol_defined then 'symbol_of_sheet' end,
        case when unit_unstated and unit_id is not null then 'unit_from_indicator' end,
        case when unit.factor <> 1 then 'unit_factor' end,
        case when qualifier_id is not null then 'qualifier_word' end,
        case when length(publication_date) in (4, 7) then 'partial_date' end,
        case when publication_date is null and compiled then 'compiled_date' end,
        case when corrected then 'corrected' end,
        case when len(accepted_rules) > 0 then 'accepted_by_hand' end
    ]))) as steps
from unit_chosen as reading
cross join raw.horizon as horizon
left join evidence using (reading_id)
left join reference.unit as unit on unit.unit = reading.unit_id
