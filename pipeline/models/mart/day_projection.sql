-- mart.day_projection: the values each fit gives for later times, with an 80 % interval or the range of growth seen.
-- grain: vintage, series_id, left_out, position
-- With all points: every year to the last target year, but no further ahead than the series reaches back. With points
-- left out: the times of those points, to be compared.

with

horizon as (
    select max(target_year)::integer as last_year
    from reference.target_set
),

ahead as (
    select fit.*, year.year::double as position
    from mart.day_fit as fit
    cross join horizon
    cross join lateral unnest(range(
        floor(fit.last_at)::bigint + 1, least(horizon.last_year, floor(2 * fit.last_at - fit.first_at)::bigint) + 1
    )) as year(year)
    where fit.left_out = 0
    union all
    select fit.*, later.position
    from mart.day_fit as fit
    join mart.observation as later
        on later.series_id = fit.series_id and later.position > fit.last_at
        and later.known_from <= fit.vintage and coalesce(later.known_to > fit.vintage, true)
    where fit.left_out > 0 and later.status = 'actual' and later.chart_value is not null and not later.withheld
        and later.period_kind <> 'interval'
),

lined as (
    select
        *,
        intercept + slope * position as middle,
        residual * sqrt(1 + 1.0 / points + power(position - mean_at, 2) / spread) as deviation
    from ahead
)

select
    vintage,
    series_id,
    left_out,
    position,
    projection_method,
    points,
    first_at,
    last_at,
    case when projection_method = 'log-linear@1' then exp(middle) end as value_middle,
    case when projection_method = 'log-linear@1' then exp(middle - macros.t_90(points - 2) * deviation)
        else last_value * power(1 + growth_least, position - last_at)
    end as value_low,
    case when projection_method = 'log-linear@1' then exp(middle + macros.t_90(points - 2) * deviation)
        else last_value * power(1 + growth_most, position - last_at)
    end as value_high,
    middle,
    deviation,
    inputs
from lined
