-- staging.unit_word: each word for a unit in one spelling, and the unit it means.
-- grain: text

select macros.word(text) as text, min(unit) as unit
from reference.unit_name
group by all
