-- Dates known in part. Each takes ISO text (2024, 2024-02, 2024-02-15) and gives null for anything else.

-- A figure published "in February 2024" is certainly known on its last day, and perhaps not before.
create macro macros.last_day_of(text) as case
    when regexp_full_match(text, '\d{4}') then try_cast(text || '-12-31' as date)
    when regexp_full_match(text, '\d{4}-\d{2}') then last_day(try_cast(text || '-01' as date))
    when regexp_full_match(text, '\d{4}-\d{2}-\d{2}') then try_cast(text as date)
end;

-- The day by which something dated so was known, given that it was in hand on a day: where the date is known in part
-- its last day may still be to come.
create macro macros.known_by(text, in_hand_on) as case
    when length(text) = 10 or macros.last_day_of(text) is null then macros.last_day_of(text)
    else least(macros.last_day_of(text), in_hand_on)
end;

create macro macros.first_day_of(text) as case
    when regexp_full_match(text, '\d{4}') then try_cast(text || '-01-01' as date)
    when regexp_full_match(text, '\d{4}-\d{2}') then try_cast(text || '-01' as date)
    when regexp_full_match(text, '\d{4}-\d{2}-\d{2}') then try_cast(text as date)
end;

-- True for 2023/24: the second part is the year after the first.
create macro macros.follows(text) as
    try_cast(regexp_extract(text, '^\d{2}(\d{2})[/~-](\d{2})', 2) as integer)
    = (try_cast(text[3:4] as integer) + 1) % 100;

-- A Japanese fiscal year begins in April: FY2024 runs from 2024-04-01 to 2025-03-31.
create macro macros.fiscal_first_month() as 4;

create macro macros.fiscal_year_start(fiscal_year) as make_date(fiscal_year, macros.fiscal_first_month(), 1);

-- 2024-03-31 lies in FY2023.
create macro macros.fiscal_year_of(day) as 'FY' || year(day - to_months(macros.fiscal_first_month() - 1));

-- Months from one to another as a period: a fiscal year, a calendar year or one of its quarters.
create macro macros.month_span(from_year, from_month, to_year, to_month) as case
    when from_month = macros.fiscal_first_month() and to_month = from_month - 1 and to_year = from_year + 1
        then 'FY' || from_year
    when from_month = 1 and to_month = 12 and to_year = from_year then from_year::varchar
    when from_month in (1, 4, 7, 10) and to_month = from_month + 2 and to_year = from_year
        then from_year || '-Q' || ((from_month + 2) // 3)
end;

-- The first day of the nth part of a year, each so many months long: 2024-Q1 (January), FY2024-Q1 (April), FY2024-H2.
create macro macros.part_start(period, months) as (
    case
        when starts_with(period, 'FY') then macros.fiscal_year_start(try_cast(period[3:6] as integer))
        else make_date(try_cast(period[1:4] as integer), 1, 1)
    end + to_months(months * (try_cast(right(period, 1) as integer) - 1))
)::date;

create macro macros.quarter_start(period) as macros.part_start(period, 3);

create macro macros.half_start(period) as macros.part_start(period, 6);
