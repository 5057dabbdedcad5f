-- mart.series_break: the last time at which the definition of a series changed, as known on each day.
-- grain: vintage, series_id

select vintage.vintage, observation.series_id, max(observation.position) as broken_at
from mart.observation as observation
join mart.vintage as vintage
    on observation.known_from <= vintage.vintage and coalesce(observation.known_to > vintage.vintage, true)
where observation.missing_reason = 'definition_changed'
group by vintage.vintage, observation.series_id
