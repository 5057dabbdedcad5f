-- staging.number_text: each distinct number as typed, read once.
-- grain: text
-- Exact decimals with at most six places; `decimals` is the precision that was published (33.0 has one).

with

spelled as (
    select distinct value as text
    from raw.reading
),

cleaned as (
    select
        text,
        macros.word(text) as half,
        replace(macros.plain_minus(macros.word(text)), ',', '') as plain,
        regexp_full_match(macros.plain_minus(macros.word(text)), '[-+]?\d{1,3}(,\d{3})+(\.\d+)?') as grouped
    from spelled
),

judged as (
    select
        *,
        length(regexp_extract(plain, '\.(\d+)$', 1)) as decimals,
        case
            when half = '' then 'number_missing'
            when not regexp_full_match(plain, '[-+]?\d{1,18}(\.\d+)?') or (contains(half, ',') and not grouped)
                then 'number_unreadable'
            when length(regexp_extract(plain, '\.(\d+)$', 1)) > 6 then 'number_too_precise'
        end as problem
    from cleaned
)

select
    text,
    case when problem is null then plain::decimal(24, 6) end as value,
    case when problem is null then decimals::integer end as decimals,
    problem,
    macros.steps([
        case when half <> trim(text) then 'fullwidth' end,
        case when trim(text) <> text then 'padding' end,
        case when grouped then 'grouping' end,
        case when regexp_matches(half, '^[▲△−]') then 'minus_mark' end
    ]) as steps
from judged
