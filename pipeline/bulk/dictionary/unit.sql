-- tidy.unit: each distinct unit, looked up in the table people keep.
-- grain: text

with

spelled as (
    select unit as text, count(*) as rows
    from tidy.line
    group by all
)

select
    spelled.text,
    spelled.rows,
    unit.unit::tidy.unit_code as unit,
    unit.dimension,
    unit.factor,
    macros.is_count(unit.dimension) as is_count,
    case
        when macros.word(spelled.text) = '' then 'unit_missing'
        when unit.unit is null then 'unit_unknown'
    end as problem
from spelled
left join staging.unit_word as unit_word on unit_word.text = macros.word(spelled.text)
left join reference.unit as unit on unit.unit = unit_word.unit
