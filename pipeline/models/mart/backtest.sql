-- mart.backtest: what the projection would have said without the last one, two and three points, beside what came.
-- grain: series_id, left_out, period
-- history: one row a vintage; kept are the days on which a result changed

select
    projection.vintage,
    projection.series_id,
    projection.left_out,
    observation.period,
    projection.position,
    projection.projection_method,
    projection.points,
    projection.value_low,
    projection.value_middle,
    projection.value_high,
    observation.chart_value as actual_value,
    observation.chart_unit as unit,
    observation.chart_value between projection.value_low and projection.value_high as covered,
    observation.observation_id,
    projection.inputs
from mart.day_projection as projection
join mart.observation as observation
    on observation.series_id = projection.series_id and observation.position = projection.position
    and observation.status = 'actual'
    and observation.known_from <= projection.vintage and coalesce(observation.known_to > projection.vintage, true)
where projection.left_out > 0
