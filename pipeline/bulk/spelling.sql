-- bulk.spelling_…: the receipt: each distinct text, on how many rows it stands, what it was read as and by which rules.
-- grain: field, text
select
    'value' as field,
    text,
    rows,
    value::varchar as read_as,
    missing_reason::varchar as missing_reason,
    problem,
    candidates,
    steps
from tidy.number
union all
select 'period', text, rows, period::varchar, null, problem, candidates, steps from tidy.period
union all
select 'unit', text, rows, unit::varchar, null, problem, null, [] from tidy.unit
union all
select 'status', text, rows, status::varchar, null, problem, null, [] from tidy.status
union all
select 'published_on', text, rows, published_by::varchar, null, problem, null, [] from tidy.published_on
