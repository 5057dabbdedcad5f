-- tidy.period: each distinct period, as staging.period_text reads it.
-- grain: text

with

spelled as (
    select period as text, count(*) as rows
    from tidy.line
    group by all
)

select
    spelled.text,
    spelled.rows,
    case when period.problem is null then period.period end::tidy.period_code as period,
    period.starts_on > (select in_hand_on from tidy.received) as is_future,
    status_word.status::tidy.status_code as status,
    period.candidates,
    period.steps,
    coalesce(
        period.problem,
        case when spelled.text = '' then 'period_unreadable' end,
        case when period.status_text is not null and status_word.status is null then 'status_unknown' end
    ) as problem
from spelled
join staging.period_text as period on period.text = spelled.text
left join staging.status_word as status_word on status_word.text = period.status_text
