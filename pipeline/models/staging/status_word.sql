-- staging.status_word: each word for the status of a figure in one spelling and in lower case, and the status it means.
-- grain: text
-- The id of a status means itself.

select lower(macros.word(status)) as text, status
from reference.status
union
select lower(macros.word(text)), min(status)
from reference.status_name
where lower(macros.word(text)) not in (select status from reference.status)
group by all
