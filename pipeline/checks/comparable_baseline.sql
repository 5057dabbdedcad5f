-- warning: a series marked comparable differs from the baseline in the baseline's own year: is it the same definition?
select goal.goal_id, series.series_id, observation.value, observation.unit, goal.baseline_value
from mart.goal as goal
join mart.series as series
    on series.entity_type = goal.entity_type and series.entity_id = goal.entity_id
    and series.comparable_to_target = 'true'
    and coalesce(series.indicator_id = goal.indicator_id, true)
join mart.observation as observation
    on observation.series_id = series.series_id and observation.known_to is null
    and observation.position = goal.baseline_at
    and observation.status = 'actual' and not observation.withheld
join reference.unit as unit on unit.unit = observation.unit and unit.dimension = goal.dimension
where abs(macros.in_unit(observation.value, unit.factor, goal.factor) - goal.baseline_value)
    > goal.baseline_half + macros.rounding_half(observation.decimals) * unit.factor::double / goal.factor::double
