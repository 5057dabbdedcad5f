-- tidy.judged: every row with its texts resolved, and every rule that holds it, the first of them in rule_id.
-- grain: line

with

resolved as (
    select
        line.*,
        subject.series_code,
        subject.community_code,
        subject.indicator_code,
        subject.problem as subject_problem,
        coalesce(line.plain::decimal(24, 6), odd.value) as read_number,
        case
            when line.odd_value is not null then odd.decimals
            when contains(line.value, '.') then length(line.value) - instr(line.value, '.')
            else 0
        end as decimals,
        odd.missing_reason,
        odd.qualifier as qualifier_id,
        odd.problem as number_problem,
        period.period as period_id,
        period.problem as period_problem,
        coalesce(unit.unit, odd.unit) as unit_id,
        case
            when odd.unit is null then unit.problem
            when unit.problem = 'unit_unknown' then unit.problem
            when odd.unit <> unit.unit then 'unit_conflict'
        end as unit_problem,
        case
            when coalesce(unit.dimension, odd.dimension) <> subject.expected_dimension then 'unit_mismatch'
        end as kind_problem,
        case when read_number < 0 and coalesce(unit.is_count, odd.is_count) then 'number_negative' end as sign_problem,
        case when odd.bare_myriads and unit.factor > 1 then 'scale_conflict' end as scale_problem,
        coalesce(
            status.status,
            odd.status,
            period.status,
            case when line.status = '' and line.series_id = '' then 'actual'::tidy.status_code end
        ) as status_id,
        case
            when status.problem is not null or status_id is null then 'status_unknown'
            when odd.status is null and period.status is null then null
            when status.status <> odd.status or status.status <> period.status or odd.status <> period.status
                then 'status_conflict'
        end as status_problem,
        case
            when period.is_future and line.series_id = '' and status_id = 'actual' then 'period_future'
        end as future_problem,
        published_on.published_by,
        published_on.problem as published_on_problem
    from tidy.parsed as line
    join tidy.subject as subject using (series_id, community_id, indicator_id)
    join tidy.period as period on period.text = line.period
    join tidy.unit as unit on unit.text = line.unit
    join tidy.status as status on status.text = line.status
    join tidy.published_on as published_on on published_on.text = line.published_on
    left join tidy.number as odd on odd.text = line.odd_value
)

select
    *,
    coalesce(
        number_problem, period_problem, unit_problem, kind_problem, sign_problem, future_problem, scale_problem,
        subject_problem, status_problem, published_on_problem
    ) as rule_id
from resolved
