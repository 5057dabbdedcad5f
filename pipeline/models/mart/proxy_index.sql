-- mart.proxy_index: a proxy's actual values, its first within the target's years as 100, beside the index asked for.
-- grain: target_set_id, area_id, series_id, position
-- history: one row a vintage; kept are the days on which an index changed

select
    signal.vintage,
    signal.target_set_id,
    signal.area_id,
    signal.series_id,
    observation.period,
    observation.position,
    observation.observation_id,
    round(100 * observation.chart_value / signal.from_value, 6) as index_value,
    round(100 * power(1 + signal.required_growth, observation.position - earliest.position), 6) as required_index
from mart.day_signal as signal
join mart.observation as earliest on earliest.observation_id = signal.from_observation_id
join mart.observation as latest on latest.observation_id = signal.to_observation_id
join mart.observation as observation
    on observation.series_id = signal.series_id and observation.position between earliest.position and latest.position
    and observation.status = 'actual' and observation.value is not null and not observation.withheld
    and observation.period_kind <> 'interval'
    and observation.known_from <= signal.vintage and coalesce(observation.known_to > signal.vintage, true)
where signal.growth is not null and signal.from_value > 0
