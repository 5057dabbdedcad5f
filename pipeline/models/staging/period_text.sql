-- staging.period_text: each distinct period as typed, in its standard form.
-- grain: text, header, code
-- 2016 is a calendar year, FY2023 a fiscal year (April to March), 2015/2020 a total over years; the two
-- kinds of year are never mixed. `position` places a period on a time axis and means nothing else: what lies after
-- what is told by starts_on and ends_on. A bare year under a column named 年度 is a fiscal year.

with

tidied as (
    select *, regexp_replace(regexp_replace(standard, '-0(\d\d)', '-\1', 'g'), '^(FY\d{4})-0', '\1-') as period
    from staging.period_standard
),

dated as (
    select
        *,
        case
            when period is null then null
            when contains(period, '-Q') then macros.quarter_start(period)
            when contains(period, '-H') then macros.half_start(period)
            when regexp_full_match(period, 'FY\d{4}') then macros.fiscal_year_start(period[3:]::integer)
            when regexp_full_match(period, '\d{4}/\d{4}') then try_cast(period[1:4] || '-01-01' as date)
            else macros.first_day_of(period)
        end as starts_on,
        case
            when period is null then null
            when contains(period, '-Q') then last_day((macros.quarter_start(period) + interval 2 month)::date)
            when contains(period, '-H') then last_day((macros.half_start(period) + interval 5 month)::date)
            when regexp_full_match(period, 'FY\d{4}') then macros.fiscal_year_start(period[3:]::integer + 1) - 1
            when regexp_full_match(period, '\d{4}/\d{4}') then try_cast(period[6:] || '-12-31' as date)
            else macros.last_day_of(period)
        end as ends_on,
        regexp_full_match(western, '\d{4}/\d{2}') and period is null as two_ways
    from tidied
)

select
    dated.text,
    dated.header,
    dated.code,
    coalesce(period, western) as period,
    case
        when contains(period, '-Q') or contains(period, '-H') then 'part'
        when starts_with(period, 'FY') then 'FY'
        when contains(period, '/') then 'interval'
        when length(period) = 4 then 'CY'
        else 'date'
    end as period_kind,
    starts_on,
    ends_on,
    case
        when contains(period, '/') then year(ends_on)::double
        when regexp_full_match(period, '(FY)?\d{4}') then year(starts_on)::double
        else round(year(starts_on) + (dayofyear(starts_on) - 1) / dayofyear(make_date(year(starts_on), 12, 31)), 4)
    end as position,
    status_text,
    case
        when out_of_range then 'era_out_of_range'
        when two_ways or no_century.text is not null then 'period_ambiguous'
        when starts_on is null or ends_on is null or ends_on < starts_on or year(starts_on) not between 1900 and 2100
            then 'period_unreadable'
    end as problem,
    case
        when two_ways then western[1:4] || '-' || western[6:] || ' / FY' || western[1:4]
        else no_century.candidates
    end as candidates,
    macros.steps([
        case when has_era then 'era_year' end,
        case
            when code <> '' then 'service_period'
            when trim(dated.text) <> period and not has_era and not regexp_full_match(trim(dated.text), '\d{4}')
                then 'japanese_period'
        end,
        case when starts_with(period, 'FY') then 'fiscal_year' end,
        case
            when starts_with(period, 'FY') and fiscal_header and not regexp_matches(western, '年度|FY')
                then 'fiscal_year_header'
        end,
        case when regexp_full_match(western, '\d{5}') then 'excel_serial' end,
        case when status_text is not null then 'status_mark' end,
        case when contains(period, '/') then 'year_interval' end
    ]) as steps
from dated
left join staging.no_century as no_century using (text, header, code)
