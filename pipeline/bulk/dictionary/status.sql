-- tidy.status: each distinct status, looked up in the table people keep; an empty one says nothing.
-- grain: text

with

spelled as (
    select status as text, count(*) as rows
    from tidy.line
    group by all
)

select
    spelled.text,
    spelled.rows,
    status_word.status::tidy.status_code as status,
    case when spelled.text <> '' and status_word.status is null then 'status_unknown' end as problem
from spelled
left join staging.status_word as status_word on status_word.text = lower(macros.word(spelled.text))
