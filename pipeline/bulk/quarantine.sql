-- bulk.quarantine_…: the rows that are held, by line: the first rule, the others, the text at fault, all cells.
-- grain: line

with

held as (
    select
        *,
        list_filter(
            [
                number_problem, period_problem, unit_problem, kind_problem, sign_problem, future_problem, scale_problem,
                subject_problem, status_problem, published_on_problem
            ],
            lambda rule: rule is not null
        ) as rules
    from tidy.judged
    where rule_id is not null
)

select
    line,
    rule_id,
    rules[2:] as also,
    case rule_id
        when number_problem then value
        when period_problem then period
        when unit_problem then unit
        when kind_problem then unit
        when sign_problem then value
        when future_problem then period
        when scale_problem then value
        when subject_problem
            then concat_ws('/', nullif(series_id, ''), nullif(community_id, ''), nullif(indicator_id, ''))
        when status_problem then status
        else published_on
    end as raw_text,
    {
        series_id: series_id, community_id: community_id, indicator_id: indicator_id, period: period, value: value,
        unit: unit, status: status, published_on: published_on, note: note
    } as cells
from held
union all
select line, rule_id, [], text, null
from tidy.odd_line
where rule_id <> ''
