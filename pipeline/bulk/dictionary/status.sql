-- tidy.status: each distinct status, looked up in the table people keep; an empty one says nothing.
-- grain: text

with

spelled as (
    select status as text, count(*) as rows
    from tidy.line
    group by all
),

statuses as (
    select lower(macros.word(text)) as text, min(status) as status
    from reference.status_name
    group by all
)

select
    spelled.text,
    spelled.rows,
    statuses.status::tidy.status_code as status,
    case when spelled.text <> '' and statuses.status is null then 'status_unknown' end as problem
from spelled
left join statuses on statuses.text = lower(macros.word(spelled.text))
