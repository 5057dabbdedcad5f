-- staging.period_spelling: each distinct period as typed, era years as western ones, its status word set apart.
-- grain: text, header, code
-- `western` still says the same: 令和6年度 -> 2024年度, R6.4.1 -> 2024.4.1. An era that had no such year stays as typed.

with

spelled as (
    select distinct period as text, period_header as header, period_code as code
    from staging.typed
),

folded as (
    select
        text,
        header,
        code,
        regexp_replace(
            translate(replace(macros.word(text), '㋿', '令和'), '㍻㍼㍽㍾〜―－', '平昭大明~~-'), '(\d)\s+(\d)', '\1 \2'
        ) as half
    from spelled
),

-- 2024年度（見込）, 令和6年度見込, 2024年度実績, 2024p
marked as (
    select
        *,
        nullif(regexp_extract(half, '\(?((速報|確報|確定|見込み?|予測|推計|実績|計画|目標)値?)\)?$', 1), '') as status_text,
        regexp_replace(
            trim(regexp_replace(half, '\s*\(?(速報|確報|確定|見込み?|予測|推計|実績|計画|目標)値?\)?$', '')), '\s+', '', 'g'
        ) as bare
    from folded
),

eras as (
    select unnest(string_split(era || ';' || abbreviations, ';')) as mark, first_year, last_year
    from reference.era
),

era_years as (
    select
        marked.*,
        regexp_extract(
            bare, '^(明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\.?(元|\d{1,2})($|[年.\-/~度FQ(])', ['mark', 'nth', 'then']
        ) as first,
        regexp_extract(
            bare, '[~-](明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\.?(元|\d{1,2})($|[年.\-/度F])', ['mark', 'nth', 'then']
        ) as last
    from marked
),

numbered as (
    select
        era_years.*,
        first_era.first_year + coalesce(try_cast(first.nth as integer), 1) - 1 as first_western,
        first_era.last_year as first_last,
        last_era.first_year + coalesce(try_cast(last.nth as integer), 1) - 1 as last_western,
        last_era.last_year as last_last
    from era_years
    left join eras as first_era on first_era.mark = first.mark
    left join eras as last_era on last_era.mark = last.mark
)

select
    text,
    header,
    code,
    half,
    status_text,
    coalesce(first_western > first_last, false) or coalesce(last_western > last_last, false)
        or coalesce(first.nth = '0', false) or coalesce(first.nth = '00', false) as out_of_range,
    first_western is not null as has_era,
    case
        when first_western is null then bare
        else regexp_replace(
            regexp_replace(bare, '^(明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\.?(元|\d{1,2})', first_western::varchar),
            '([~-])(明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\.?(元|\d{1,2})', '\1' || coalesce(last_western, 0)::varchar)
    end as western
from numbered
