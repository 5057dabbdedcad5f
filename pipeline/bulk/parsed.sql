-- tidy.parsed: every row as typed; a plain number is read at once, every other text in the value's place is set apart.
-- grain: line
-- DuckDB reads the narrower decimal thirty times faster than the house's own; what does not fit it is set apart as
-- well.

with

plain as (
    select
        *,
        case
            when regexp_full_match(value, '-?[0-9]{1,12}(\.[0-9]{1,6})?') then try_cast(value as decimal(18, 6))
        end as plain
    from tidy.line
)

select *, case when plain is null then value end as odd_value
from plain
