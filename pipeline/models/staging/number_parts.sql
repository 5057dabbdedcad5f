-- staging.number_parts: each distinct value as typed, parted into its digits or numerals and the unit word behind them.
-- grain: text, format

with

-- A reason's own id stands for it too.
symbols as (
    select lower(macros.word(text)) as symbol, min(missing_reason) as missing_reason
    from (
        select text, missing_reason from reference.missing_symbol
        union all
        select missing_reason, missing_reason from reference.missing_reason
    )
    group by all
),

-- A plain number with a unit we know behind it; else the longest run of numerals, and what follows it.
split as (
    select
        spelling.*,
        symbols.missing_reason,
        regexp_extract(body, '^[\d.,]+') as digits,
        trim(body[length(regexp_extract(body, '^[\d.,]+')) + 1:]) as tail,
        regexp_extract(body, '^[\d.,〇零一二三四五六七八九十百千万億兆]+') as numerals,
        trim(body[length(regexp_extract(body, '^[\d.,〇零一二三四五六七八九十百千万億兆]+')) + 1:]) as rest
    from staging.number_spelling as spelling
    left join symbols on symbols.symbol = lower(spelling.half)
),

chosen as (
    select
        split.*,
        tail = '' or known.text is not null or not regexp_matches(tail, '^[〇零一二三四五六七八九十百千万億兆]') as simple,
        whole_unit.text is not null as is_unit_word
    from split
    left join staging.unit_word as known on known.text = split.tail
    left join staging.unit_word as whole_unit on whole_unit.text = split.half
)

select
    *,
    case when simple and digits <> '' then macros.arabic(digits) else macros.myriads(numerals) end as magnitude,
    trim(case when currency <> '' and simple and tail <> '' then currency || ' ' || tail
        when currency <> '' then currency when simple and digits <> '' then tail else rest end) as unit_word,
    length(regexp_extract(digits, '\.(\d+)$', 1)) as places
from chosen
