-- tidy.number: each distinct value that is no plain number, as staging.number_text reads it, its words looked up.
-- grain: text

with

units as (
    select macros.word(text) as text, min(unit) as unit
    from reference.unit_name
    group by all
),

statuses as (
    select lower(macros.word(text)) as text, min(status) as status
    from reference.status_name
    group by all
),

qualifiers as (
    select macros.word(text) as text, min(qualifier) as qualifier
    from reference.qualifier_name
    group by all
)

select
    odd.text,
    odd.rows,
    number.value,
    number.decimals,
    number.missing_reason::tidy.missing_reason_code as missing_reason,
    units.unit::tidy.unit_code as unit,
    unit.dimension,
    macros.is_count(unit.dimension) as is_count,
    number.bare_myriads,
    qualifiers.qualifier::tidy.qualifier_code as qualifier,
    statuses.status::tidy.status_code as status,
    number.candidates,
    number.steps,
    case
        when number.problem is not null then number.problem
        when number.cell_unit is not null and units.unit is null then 'unit_unknown'
        when number.qualifier_text is not null and qualifiers.qualifier is null then 'qualifier_unknown'
        when number.status_text is not null and statuses.status is null then 'status_unknown'
    end as problem
from tidy.odd as odd
join staging.number_text as number on number.text = odd.text and number.format = ''
left join units on units.text = number.cell_unit
left join reference.unit as unit on unit.unit = units.unit
left join qualifiers on qualifiers.text = number.qualifier_text
left join statuses on statuses.text = number.status_text
