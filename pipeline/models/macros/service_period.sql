-- Codes by which statistical services name a period -> the house's periods; null for every code that is not of a known
-- form, and for one whose name says something else. A fiscal year is never a calendar year.

-- e-Stat, ten digits (https://www.e-stat.go.jp/api/api-info/e-stat-manual3-0, seen in its answers):
--   2025000000 2025年, 2025100000 2025年度, 2026000808 2026年8月, 1994000103 1994年1～3月期.
-- `name` is what the answer calls the code, with half-width signs. It decides together with it: 2006001010 is October
-- 2006, or a year that begins then (2006年10月～2007年9月); 農薬年度 and 米穀年度 begin in October and November. Halves and fiscal
-- quarters are not documented and not read.
create macro macros.e_stat_period(code, name) as case
    when not regexp_full_match(code, '(19|20)\d{8}') then null
    when regexp_matches(name, '\d{4}') and not contains(name, code[1:4]) then null
    when code[5:] = '100000' and (name = '' or regexp_matches(name, '(\d|元)(会計)?年度'))
        and not regexp_matches(name, '[~〜]|から')
        then 'FY' || code[1:4]
    when contains(name, '年度') then null
    when code[5:] = '000000' and not regexp_matches(name, '[~〜]|から|\d月') then code[1:4]
    when code[5:] in ('000103', '000406', '000709', '001012')
        then code[1:4] || '-Q' || (try_cast(code[9:] as integer) // 3)
    when code[5:6] = '00' and code[7:8] = code[9:] and code[9:] between '01' and '12'
        and try_cast(regexp_extract(name, '(\d{1,2})月', 1) as integer) = try_cast(code[9:] as integer)
        and not regexp_matches(name, '[~〜]|から')
        then code[1:4] || '-' || code[9:]
end;

-- 統計ダッシュボード, eight characters (https://dashboard.e-stat.go.jp/static/api, its WebAPI manual): 20260700 a month,
-- 20251Q00 a quarter of the calendar year, 2017CY00 a year, 2017FY00 a fiscal year.
create macro macros.stat_dashboard_period(code) as case
    when not regexp_full_match(code, '(19|20)\d\d(\d\d|[1-4]Q|CY|FY)00') then null
    when code[5:6] = 'CY' then code[1:4]
    when code[5:6] = 'FY' then 'FY' || code[1:4]
    when code[6:6] = 'Q' then code[1:4] || '-Q' || code[5:5]
    when code[5:6] between '01' and '12' then code[1:4] || '-' || code[5:6]
end;
