-- staging.symbol_meaning: what a sheet itself says of a symbol that stands in one of its cells.
-- grain: reading_id
-- A sheet's own legend goes before the general table: where it says that 0 means less than half a unit, 0 is no number.

with

legend as (
    select reading_id, value, unnest(string_split(symbols, chr(10))) as entry
    from staging.typed
    where symbols <> ''
),

said as (
    select
        reading_id,
        macros.word(regexp_extract(entry, '^([^=]*)=(.*)$', 2)) as meaning
    from legend
    where lower(macros.word(value)) = lower(macros.word(regexp_extract(entry, '^([^=]*)=(.*)$', 1))) and value <> ''
),

words as (
    select macros.word(text) as text, missing_reason from reference.missing_symbol
    union
    select missing_reason, missing_reason from reference.missing_reason
    union
    select macros.word(name_ja), missing_reason from reference.missing_reason
    union
    select macros.word(name_en), missing_reason from reference.missing_reason
)

select
    said.reading_id,
    min(said.meaning) as meaning,
    case when count(distinct words.missing_reason) = 1 then min(words.missing_reason) end as missing_reason
from said
left join words on words.text = said.meaning or (length(words.text) > 1 and contains(said.meaning, words.text))
group by said.reading_id
