-- staging.qualifier_word: each word that qualifies a figure (約, 超, 以上) in one spelling, and the qualifier it means.
-- grain: text

select macros.word(text) as text, min(qualifier) as qualifier
from reference.qualifier_name
group by all
