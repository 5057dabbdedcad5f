-- tidy.published_on: each distinct day of publication: what was typed, and its last day.
-- grain: text

with

spelled as (
    select published_on as text, count(*) as rows
    from tidy.line
    group by all
)

select
    text,
    rows,
    macros.last_day_of(text) as published_by,
    case when text <> '' and macros.last_day_of(text) is null then 'published_on_unreadable' end as problem
from spelled
