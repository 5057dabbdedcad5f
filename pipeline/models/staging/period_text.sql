-- staging.period_text: each distinct period as typed, in its standard form.
-- grain: text, header
-- 2016 is a calendar year, FY2023 a fiscal year (April to March), 2015/2020 a total over years; the two
-- kinds of year are never mixed. `position` places a period on a time axis and means nothing else: what lies after
-- what is told by starts_on and ends_on. A bare year under a column named 年度 is a fiscal year.

with

standard as (
    select
        spelling.*,
        regexp_matches(macros.fold(header), '年度|(?i)fiscal|FY') as fiscal_header,
        case
            when regexp_full_match(western, '(FY)?\d{4}(年度|FY)(末|末時点|末現在)?|FY\d{4}') then 'FY' || regexp_extract(western, '\d{4}')
            when regexp_full_match(western, '\d{4}年?') and fiscal_header then 'FY' || western[1:4]
            when regexp_full_match(western, '\d{4}年?') then western[1:4]
            when regexp_full_match(western, '(\d{4})/(\d{2})(年度)?') and macros.follows(western) and (regexp_extract(western, '/(\d{2})', 1)::integer > 12 or fiscal_header or contains(western, '年度'))
                then 'FY' || western[1:4]
            when regexp_full_match(western, '(\d{4})[~-](\d{2})(年度)') and macros.follows(western) then 'FY' || western[1:4]
            when regexp_full_match(western, '\d{4}-\d{2}') and macros.follows(western) and western[6:]::integer > 12 then 'FY' || western[1:4]
            when regexp_full_match(western, '(\d{4})[年/.-](\d{1,2})月?(末|現在|時点|末現在|末時点)?') and not coalesce(macros.follows(replace(western, '.', '_')), false)
                then regexp_replace(western, '^(\d{4})[年/.-](\d{1,2}).*$', '\1-0\2')
            when regexp_full_match(western, '\d{4}年\d{1,2}月(末|現在|時点|末現在|末時点)?|\d{4}-\d{2}|\d{4}\.\d{1,2}')
                then regexp_replace(western, '^(\d{4})[年/.-](\d{1,2}).*$', '\1-0\2')
            when regexp_full_match(western, '\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?(現在|時点)?')
                then regexp_replace(western, '^(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2}).*$', '\1-0\2-0\3')
            when regexp_full_match(western, '(FY)?\d{4}(年度|FY)?(Q[1-4]|第?[1-4一二三四]四半期)|\d{4}年第?[1-4一二三四]四半期|\d{4}-Q[1-4]|FY\d{4}-Q[1-4]')
                then case when regexp_matches(western, '年度|FY') then 'FY' else '' end || regexp_extract(western, '\d{4}') || '-Q'
                    || translate(coalesce(nullif(regexp_extract(western, 'Q([1-4])', 1), ''), regexp_extract(western, '([1-4一二三四])四半期', 1)), '一二三四', '1234')
            when regexp_full_match(western, '(FY)?\d{4}(年度|FY)?(上|下)(期|半期)|(FY)?\d{4}-H[12]')
                then case when regexp_matches(western, '年度|FY') then 'FY' else '' end || regexp_extract(western, '\d{4}') || case when regexp_matches(western, '上|H1') then '-H1' else '-H2' end
            when regexp_full_match(western, '\d{4}[年/.]\d{1,2}月?(~|から|-)(\d{4}[年/.])?\d{1,2}月?(まで)?')
                then macros.month_span(
                    western[1:4]::integer, regexp_extract(western, '^\d{4}[年/.](\d{1,2})', 1)::integer,
                    coalesce(try_cast(regexp_extract(western, '(?:~|から|-)(\d{4})[年/.]', 1) as integer), western[1:4]::integer),
                    regexp_extract(western, '(\d{1,2})月?(まで)?$', 1)::integer
                )
            when regexp_full_match(western, '\d{5}') and western::integer between 36526 and 55153 then strftime(date '1899-12-30' + western::integer, '%Y-%m-%d')
            when regexp_full_match(western, '\d{4}/\d{4}') then western
        end as standard
    from staging.period_spelling as spelling
),

tidied as (
    select *, regexp_replace(regexp_replace(standard, '-0(\d\d)', '-\1', 'g'), '^(FY\d{4})-0', '\1-') as period
    from standard
),

dated as (
    select
        *,
        case
            when period is null then null
            when contains(period, '-Q') then macros.quarter_start(period)
            when contains(period, '-H') then macros.half_start(period)
            when regexp_full_match(period, 'FY\d{4}') then try_cast(period[3:] || '-04-01' as date)
            when regexp_full_match(period, '\d{4}/\d{4}') then try_cast(period[1:4] || '-01-01' as date)
            else macros.first_day_of(period)
        end as starts_on,
        case
            when period is null then null
            when contains(period, '-Q') then last_day((macros.quarter_start(period) + interval 2 month)::date)
            when contains(period, '-H') then last_day((macros.half_start(period) + interval 5 month)::date)
            when regexp_full_match(period, 'FY\d{4}') then try_cast((period[3:]::integer + 1) || '-03-31' as date)
            when regexp_full_match(period, '\d{4}/\d{4}') then try_cast(period[6:] || '-12-31' as date)
            else macros.last_day_of(period)
        end as ends_on,
        regexp_full_match(western, '\d{4}/\d{2}') and period is null as two_ways,
        regexp_full_match(western, '\d{1,2}年度') as no_century
    from tidied
)

select
    text,
    header,
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
        when two_ways or no_century then 'period_ambiguous'
        when starts_on is null or ends_on is null or ends_on < starts_on or year(starts_on) not between 1900 and 2100
            then 'period_unreadable'
    end as problem,
    case
        when two_ways then western[1:4] || '-' || western[6:] || ' / FY' || western[1:4]
        when no_century then case when regexp_extract(western, '^\d+')::integer <= 20 then 'FY' || (2018 + regexp_extract(western, '^\d+')::integer) || ' / ' else '' end || 'FY' || (2000 + regexp_extract(western, '^\d+')::integer) || ' / FY' || (1988 + regexp_extract(western, '^\d+')::integer)
    end as candidates,
    macros.steps([
        case when has_era then 'era_year' end,
        case when trim(text) <> period and not has_era then 'japanese_period' end,
        case when starts_with(period, 'FY') then 'fiscal_year' end,
        case when starts_with(period, 'FY') and fiscal_header and not regexp_matches(western, '年度|FY') then 'fiscal_year_header' end,
        case when regexp_full_match(western, '\d{5}') then 'excel_serial' end,
        case when status_text is not null then 'status_mark' end,
        case when contains(period, '/') then 'year_interval' end
    ]) as steps
from dated
