-- staging.no_century: each fiscal year typed without its century or era, and the years it could be.
-- grain: text, header, code
-- 6年度 may be a year of the present era, of the one before it, or of this century; an era that goes on is offered to
-- its twentieth year, one that has ended to its last.

with

reckoning as (
    (
        select first_year - 1 as year_before, coalesce(last_year, first_year + 19) as last_year
        from reference.era
        order by first_year desc
        limit 2
    )
    union all
    select 2000, 2099
),

counted as (
    select text, header, code, try_cast(regexp_extract(western, '^\d+') as integer) as nth
    from staging.period_standard
    where regexp_full_match(western, '\d{1,2}年度')
)

select text, header, code, string_agg('FY' || (year_before + nth), ' / ' order by year_before desc) as candidates
from counted
join reckoning on year_before + nth <= reckoning.last_year
group by text, header, code
