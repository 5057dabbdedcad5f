-- staging.number_format: what the number format of a workbook's cell says of the number that is stored.
-- grain: format
-- Excel's codes: % shows hundredfold, a comma behind the last digit place shows a thousandth, "…" is shown as it
-- stands.

with

first_section as (
    select distinct
        format,
        split_part(regexp_replace(format, '\[[^$][^\]]*\]', '', 'g'), ';', 1) as section
    from staging.typed
    where format <> ''
),

unquoted as (
    select
        format,
        section,
        regexp_replace(regexp_replace(section, '"[^"]*"', '', 'g'), '\\.|_.|\*.', '', 'g') as code
    from first_section
)

select
    format,
    contains(code, '%') as is_percent,
    case length(regexp_extract(code, '[0#?](,+)([^0#?,]|$)', 1))
        when 1 then 1000
        when 2 then 1000000
        when 3 then 1000000000
        else 1
    end as scale,
    case
        when contains(code, '%') then '%'
        when regexp_matches(section, '¥') then '円'
        when regexp_matches(section, '\[\$(US)?\$') then 'US$'
        else coalesce(
            nullif(trim(macros.fold(regexp_extract(section, '[0#?,]\s*"([^"]+)"', 1))), ''),
            nullif(trim(regexp_extract(code, '[0#?]\s*([^0#?,.\-+()/\[\]$@EeYyMmDdHhSs\s]+)\s*$', 1)), '')
        )
    end as unit_text
from unquoted
