-- staging.status_word: each word for the status of a figure in one spelling and in lower case, and the status it means.
-- grain: text

select lower(macros.word(text)) as text, min(status) as status
from reference.status_name
group by all
