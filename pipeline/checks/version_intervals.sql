-- error: two versions of one observation stand on the same day.
select series_id, period, observation_id, known_from, known_to
from mart.observation
qualify count(*) filter (where known_to is null) over (partition by series_id, period) > 1
    or known_to <= known_from
