-- staging.period_text: each distinct period as typed, in its standard form.
-- grain: text
-- 2016 is a calendar year, FY2023 a fiscal year (April to March), 2015/2020 a total over years; the two
-- kinds of year are never mixed. `position` places a period on a time axis and means nothing else: what lies after
-- what is told by starts_on and ends_on.

with

spelled as (
    select distinct period as text
    from raw.reading
),

typed as (
    select text, macros.word(text) as half
    from spelled
),

standard as (
    select
        text,
        case
            when regexp_full_match(half, '\d{4}年度') then 'FY' || half[1:4]
            when regexp_full_match(half, '\d{4}年') then half[1:4]
            when regexp_full_match(half, '\d{4}年\d{1,2}月')
                then half[1:4] || '-' || lpad(regexp_extract(half, '年(\d+)月', 1), 2, '0')
            when regexp_full_match(half, '\d{4}年\d{1,2}月\d{1,2}日')
                then half[1:4] || '-' || lpad(regexp_extract(half, '年(\d+)月', 1), 2, '0') || '-' || lpad(regexp_extract(half, '月(\d+)日', 1), 2, '0')
            else half
        end as period
    from typed
),

dated as (
    select
        text,
        period,
        case
            when regexp_full_match(period, 'FY\d{4}') then try_cast(period[3:] || '-04-01' as date)
            when regexp_full_match(period, '\d{4}/\d{4}') then try_cast(period[1:4] || '-01-01' as date)
            else macros.first_day_of(period)
        end as starts_on,
        case
            when regexp_full_match(period, 'FY\d{4}') then try_cast((period[3:]::integer + 1) || '-03-31' as date)
            when regexp_full_match(period, '\d{4}/\d{4}') then try_cast(period[6:] || '-12-31' as date)
            else macros.last_day_of(period)
        end as ends_on
    from standard
)

select
    text,
    period,
    case
        when starts_with(period, 'FY') then 'FY'
        when contains(period, '/') then 'interval'
        when length(period) = 4 then 'CY'
        else 'date'
    end as period_kind,
    starts_on,
    ends_on,
    case
        when contains(period, '/') then year(ends_on)::double
        when starts_with(period, 'FY') or length(period) = 4 then year(starts_on)::double
        else round(year(starts_on) + (dayofyear(starts_on) - 1) / dayofyear(make_date(year(starts_on), 12, 31)), 4)
    end as position,
    case
        when starts_on is null or ends_on is null or ends_on < starts_on or year(starts_on) not between 1900 and 2100
            then 'period_unreadable'
    end as problem,
    macros.steps([
        case when trim(text) <> period then 'japanese_period' end,
        case when starts_with(period, 'FY') then 'fiscal_year' end,
        case when contains(period, '/') then 'year_interval' end
    ]) as steps
from dated
