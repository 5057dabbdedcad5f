-- staging.qualifier_word: each word that qualifies a figure (約, 超, 以上) in one spelling, and the qualifier it means.
-- grain: text
-- The id of a qualifier means itself.

select lower(macros.word(qualifier)) as text, qualifier
from reference.qualifier
union
select lower(macros.word(text)), min(qualifier)
from reference.qualifier_name
where lower(macros.word(text)) not in (select qualifier from reference.qualifier)
group by all
