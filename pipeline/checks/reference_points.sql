-- error: a row of community_event or withheld points at something that does not exist.
select 'community_event.csv' as file, line, title_ja as found
from reference.community_event
where (event_date, title_ja) not in (select (event_date, title_ja) from reference.event)
union all
select 'withheld.csv', line, key
from reference.withheld
where (subject, key) not in (select (subject, key) from raw.reading)
