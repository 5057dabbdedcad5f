-- staging.meaning: which unit, qualifier and status each reading has, of the places that may state them.
-- grain: reading_id
-- What a report leaves unsaid is an actual figure. A count whose unit nobody states is a count; money is never guessed.
-- A count to date is no actual value of a year that has not ended.

with

told as (
    select
        resolved.*,
        expected.dimension as expected_dimension,
        expected.unit as indicator_unit,
        reported or list_contains(string_split(evidence, ' '), 'status_unsaid') as of_a_table,
        list_contains(string_split(evidence, ' '), 'counted_to_date') as to_date,
        reported and stated_unit is null and unit_problem is null and unit_texts = '' as unit_unstated,
        case when to_date and ends_on >= in_hand_on then 'expected' end as running_status
    from staging.resolved as resolved
    left join reference.unit as expected on expected.unit = resolved.expected_unit
),

chosen as (
    select
        *,
        coalesce(
            stated_unit,
            case when unit_unstated and macros.is_count(expected_dimension) then indicator_unit end
        ) as unit_id,
        coalesce(column_qualifier, cell_qualifier) as qualifier_id,
        coalesce(
            running_status, column_status, mark_status, period_status,
            case when of_a_table and status = '' then 'actual' end
        ) as status_id
    from told
)

select
    chosen.reading_id,
    chosen.expected_dimension,
    chosen.of_a_table,
    chosen.to_date,
    chosen.unit_unstated,
    chosen.unit_id,
    chosen.qualifier_id,
    chosen.status_id,
    unit.dimension,
    unit.base_unit,
    unit.factor
from chosen
left join reference.unit as unit on unit.unit = chosen.unit_id
