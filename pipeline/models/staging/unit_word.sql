-- staging.unit_word: each word for a unit in one spelling, and the unit it means.
-- grain: text
-- The id of a unit means itself.

select macros.word(unit) as text, unit
from reference.unit
union
select macros.word(text), min(unit)
from reference.unit_name
where macros.word(text) not in (select macros.word(unit) from reference.unit)
group by all
