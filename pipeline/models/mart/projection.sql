-- mart.projection: where a series would go if its past went on, never more than a reference (参考).
-- grain: series_id, position
-- history: one row a vintage; kept are the days on which the projection changed
-- The probability of reaching a target is given only in the target's year, for a fitted line whose interval has held at
-- least four times in five over at least three back-tested points.

with

record as (
    select
        backtest.vintage,
        backtest.series_id,
        count(*)::integer as backtest_points,
        count(*) filter (
            where observation.chart_value between backtest.value_low and backtest.value_high
        )::integer as backtest_covered
    from mart.day_projection as backtest
    join mart.observation as observation
        on observation.series_id = backtest.series_id and observation.position = backtest.position
        and observation.status = 'actual'
        and observation.known_from <= backtest.vintage and coalesce(observation.known_to > backtest.vintage, true)
    where backtest.left_out > 0
    group by backtest.vintage, backtest.series_id
),

aim as (
    select
        found.vintage, found.series_id, goal.goal_id, goal.target_at, goal.direction,
        goal.target_value * goal.factor::double / unit.factor::double as target_value
    from mart.goal_observation as found
    join mart.goal as goal using (goal_id)
    join mart.observation as observation using (observation_id)
    join reference.unit as unit on unit.unit = observation.chart_unit
)

select
    projection.vintage,
    series.entity_type,
    series.entity_id,
    projection.series_id,
    projection.position,
    projection.projection_method,
    projection.points,
    projection.first_at,
    projection.last_at,
    projection.value_low,
    projection.value_middle,
    projection.value_high,
    unit.chart_unit as unit,
    coalesce(record.backtest_points, 0) as backtest_points,
    coalesce(record.backtest_covered, 0) as backtest_covered,
    case
        when projection.projection_method = 'log-linear@1' and record.backtest_points >= 3
            and record.backtest_covered >= 0.8 * record.backtest_points and aim.target_value > 0
            and projection.deviation > 0
        then macros.t_below(
            aim.direction * (projection.middle - ln(aim.target_value)) / projection.deviation, projection.points - 2
        )
    end as probability,
    projection.inputs
from mart.day_projection as projection
join mart.series as series using (series_id)
join (
    select series_id, any_value(chart_unit) as chart_unit from mart.observation group by series_id
) as unit using (series_id)
left join record on record.vintage = projection.vintage and record.series_id = projection.series_id
left join aim
    on aim.vintage = projection.vintage and aim.series_id = projection.series_id and aim.target_at = projection.position
where projection.left_out = 0
