-- mart.day_fit: what a series' past says of its future, as known each day: with all points, and without the last ones.
-- grain: vintage, series_id, left_out
-- Only actual values of one definition, after its last change: of an area those on the target's own definition, of a
-- community each of its series. From five points on a straight line through the logarithms; with three or four only the
-- range of growth that was seen.

with

point as (
    select
        vintage.vintage,
        observation.series_id,
        observation.observation_id,
        observation.position,
        observation.chart_value as value,
        row_number() over by_time as nth,
        count(*) over whole as points,
        min(observation.chart_value) over whole as least_value,
        power(
            observation.chart_value / lag(observation.chart_value) over by_time,
            1 / (observation.position - lag(observation.position) over by_time)
        ) - 1 as growth
    from mart.observation as observation
    join mart.series as series using (series_id)
    join mart.vintage as vintage
        on observation.known_from <= vintage.vintage and coalesce(observation.known_to > vintage.vintage, true)
    left join mart.series_break as break on break.vintage = vintage.vintage and break.series_id = observation.series_id
    where observation.status = 'actual' and observation.chart_value is not null and not observation.withheld
        and observation.period_kind <> 'interval'
        and coalesce(observation.position > break.broken_at, true)
        and (series.entity_type = 'community' or (series.entity_type = 'area' and series.comparable_to_target = 'true'))
    window
        whole as (partition by vintage.vintage, observation.series_id),
        by_time as (partition by vintage.vintage, observation.series_id order by observation.position)
),

kept as (
    select point.*, cut.left_out, point.points - cut.left_out as points_used
    from point
    cross join (values (0), (1), (2), (3)) as cut(left_out)
    where point.nth <= point.points - cut.left_out and point.least_value > 0 and point.points - cut.left_out >= 3
)

select
    vintage,
    series_id,
    left_out,
    case when points_used >= 5 then 'log-linear@1' else 'observed-range@1' end as projection_method,
    points_used::integer as points,
    min(position) as first_at,
    max(position) as last_at,
    arg_max(value, position) as last_value,
    min(growth) as growth_least,
    max(growth) as growth_most,
    regr_slope(ln(value), position) as slope,
    regr_intercept(ln(value), position) as intercept,
    avg(position) as mean_at,
    regr_sxx(ln(value), position) as spread,
    sqrt(
        greatest(
            regr_syy(ln(value), position)
            - power(regr_slope(ln(value), position), 2) * regr_sxx(ln(value), position),
            0
        ) / nullif(points_used - 2, 0)
    ) as residual,
    string_agg(observation_id, ' ' order by position) as inputs
from kept
group by vintage, series_id, left_out, points_used
having spread > 0
