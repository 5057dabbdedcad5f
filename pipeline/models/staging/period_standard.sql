-- staging.period_standard: each distinct period as typed, in its standard form; null where its spelling tells nothing.
-- grain: text, header, code
-- A bare year under a column named 年度 is a fiscal year; 2023/24 is one wherever it cannot be a month. A service's
-- code of time is read as nothing else.

select
    spelling.*,
    regexp_matches(macros.fold(header), '年度|(?i)fiscal|FY') and code = '' as fiscal_header,
    case
        when code = 'e_stat' then macros.e_stat_period(trim(text), macros.word(header))
        when code = 'stat_dashboard' then macros.stat_dashboard_period(trim(text))
        when regexp_full_match(western, '(FY)?\d{4}(年度|FY)(末|末時点|末現在)?|FY\d{4}')
            then 'FY' || regexp_extract(western, '\d{4}')
        when regexp_full_match(western, '\d{4}年?') and fiscal_header then 'FY' || western[1:4]
        when regexp_full_match(western, '\d{4}年?') then western[1:4]
        when regexp_full_match(western, '(\d{4})/(\d{2})(年度)?') and macros.follows(western)
            and (
                try_cast(regexp_extract(western, '/(\d{2})', 1) as integer) > 12 or fiscal_header
                or contains(western, '年度')
            )
            then 'FY' || western[1:4]
        when regexp_full_match(western, '(\d{4})[~-](\d{2})(年度)') and macros.follows(western) then 'FY' || western[1:4]
        when regexp_full_match(western, '\d{4}-\d{2}') and macros.follows(western)
            and try_cast(western[6:] as integer) > 12
            then 'FY' || western[1:4]
        when regexp_full_match(western, '(\d{4})[年/.-](\d{1,2})月?(末|現在|時点|末現在|末時点)?')
            and not coalesce(macros.follows(replace(western, '.', '_')), false)
            then regexp_replace(western, '^(\d{4})[年/.-](\d{1,2}).*$', '\1-0\2')
        when regexp_full_match(western, '\d{4}年\d{1,2}月(末|現在|時点|末現在|末時点)?|\d{4}-\d{2}|\d{4}\.\d{1,2}')
            then regexp_replace(western, '^(\d{4})[年/.-](\d{1,2}).*$', '\1-0\2')
        when regexp_full_match(western, '\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?(現在|時点)?')
            then regexp_replace(western, '^(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2}).*$', '\1-0\2-0\3')
        when regexp_full_match(
            western, '(FY)?\d{4}(年度|FY)?(Q[1-4]|第?[1-4一二三四]四半期)|\d{4}年第?[1-4一二三四]四半期|\d{4}-Q[1-4]|FY\d{4}-Q[1-4]'
        )
            then case when regexp_matches(western, '年度|FY') then 'FY' else '' end || regexp_extract(western, '\d{4}')
                || '-Q'
                || translate(
                    coalesce(
                        nullif(regexp_extract(western, 'Q([1-4])', 1), ''), regexp_extract(western, '([1-4一二三四])四半期', 1)
                    ),
                    '一二三四',
                    '1234'
                )
        when regexp_full_match(western, '(FY)?\d{4}(年度|FY)?(上|下)(期|半期)|(FY)?\d{4}-[HS][12]')
            then case when regexp_matches(western, '年度|FY') then 'FY' else '' end || regexp_extract(western, '\d{4}')
                || case when regexp_matches(western, '上|[HS]1') then '-H1' else '-H2' end
        when regexp_full_match(western, '\d{4}[年/.]\d{1,2}月?(~|から|-)(\d{4}[年/.])?\d{1,2}月?(まで)?')
            then macros.month_span(
                try_cast(western[1:4] as integer),
                try_cast(regexp_extract(western, '^\d{4}[年/.](\d{1,2})', 1) as integer),
                coalesce(
                    try_cast(regexp_extract(western, '(?:~|から|-)(\d{4})[年/.]', 1) as integer),
                    try_cast(western[1:4] as integer)
                ),
                try_cast(regexp_extract(western, '(\d{1,2})月?(まで)?$', 1) as integer)
            )
        when regexp_full_match(western, '\d{5}') and try_cast(western as integer) between 36526 and 55153
            then strftime(date '1899-12-30' + try_cast(western as integer), '%Y-%m-%d')
        when regexp_full_match(western, '\d{4}/\d{4}') then western
    end as standard
from staging.period_spelling as spelling
