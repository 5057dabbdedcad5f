-- tidy.number: each distinct value that is no plain number, as staging.number_text reads it, its words looked up.
-- grain: text

select
    odd.text,
    odd.rows,
    number.value,
    number.decimals,
    number.missing_reason::tidy.missing_reason_code as missing_reason,
    unit_word.unit::tidy.unit_code as unit,
    unit.dimension,
    macros.is_count(unit.dimension) as is_count,
    number.bare_myriads,
    qualifier_word.qualifier::tidy.qualifier_code as qualifier,
    status_word.status::tidy.status_code as status,
    number.candidates,
    number.steps,
    case
        when number.problem is not null then number.problem
        when number.cell_unit is not null and unit_word.unit is null then 'unit_unknown'
        when number.qualifier_text is not null and qualifier_word.qualifier is null then 'qualifier_unknown'
        when number.status_text is not null and status_word.status is null then 'status_unknown'
    end as problem
from tidy.odd as odd
join staging.number_text as number on number.text = odd.text and number.format = ''
left join staging.unit_word as unit_word on unit_word.text = number.cell_unit
left join reference.unit as unit on unit.unit = unit_word.unit
left join staging.qualifier_word as qualifier_word on qualifier_word.text = number.qualifier_text
left join staging.status_word as status_word on status_word.text = number.status_text
