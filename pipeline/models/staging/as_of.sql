-- staging.as_of: the day the figures stand for: the last day on which any accepted figure became known.
-- grain: as_of
select max(known_from) as as_of
from staging.accepted
