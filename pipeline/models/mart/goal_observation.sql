-- mart.goal_observation: for each goal and vintage the latest comparable observation, or why there is none.
-- grain: vintage, goal_id
-- Only actual values on the target's own definition (comparable_to_target = true) and of its kind of unit are
-- comparable. One series is used, never two joined: the one that reaches furthest, then the longest.

with

known as (
    select
        vintage.vintage,
        goal.goal_id,
        series.series_id,
        series.comparable_to_target as comparable,
        observation.observation_id,
        observation.position,
        observation.missing_reason,
        observation.observed,
        observation.status = 'actual' and observation.value is not null and unit.dimension = goal.dimension as actual,
        macros.in_unit(observation.value, unit.factor, goal.factor) as value,
        macros.rounding_half(observation.decimals) * unit.factor::double / goal.factor::double as half,
        goal.baseline_ends_on is null or observation.starts_on > goal.baseline_ends_on as after_baseline
    from mart.goal as goal
    join mart.vintage as vintage on vintage.vintage >= goal.known_from
    join mart.series as series
        on series.entity_type = goal.entity_type and series.entity_id = goal.entity_id
        and series.part_of_series_id is null
        and (goal.indicator_id is null or series.indicator_id = goal.indicator_id)
    join mart.observation as observation
        on observation.series_id = series.series_id and not observation.withheld
        and observation.period_kind <> 'interval'
        and observation.known_from <= vintage.vintage and coalesce(observation.known_to > vintage.vintage, true)
    join reference.unit as unit on unit.unit = observation.unit
    where series.comparable_to_target <> 'false'
),

by_series as (
    select
        vintage, goal_id, series_id,
        count(*) filter (where actual) as points,
        max(position) filter (where actual and after_baseline) as latest_at,
        arg_max(observation_id, position) filter (where actual and after_baseline) as observation_id,
        arg_max(value, position) filter (where actual and after_baseline) as value,
        coalesce(arg_max(half, position) filter (where actual and after_baseline), 0) as half,
        max(position) filter (where missing_reason = 'definition_changed' and after_baseline) as broken_at
    from known
    where comparable = 'true'
    group by vintage, goal_id, series_id
    having points > 0
),

chosen as (
    select
        *,
        max(value) over latest - min(value) over latest > max(half) over latest + min(half) over latest as contradicted
    from by_series
    window latest as (partition by vintage, goal_id, latest_at)
    qualify row_number() over (
        partition by vintage, goal_id order by latest_at desc nulls last, points desc, series_id
    ) = 1
),

unconfirmed as (
    select distinct vintage, goal_id
    from known
    where comparable = 'unknown' and observed and after_baseline
)

select
    vintage.vintage,
    goal.goal_id,
    chosen.series_id,
    coalesce(chosen.points, 0)::integer as points,
    chosen.observation_id,
    chosen.latest_at,
    chosen.value,
    chosen.half,
    case
        when chosen.points is null and unconfirmed.goal_id is not null then 'scope_mismatch'
        when chosen.points is null then 'no_comparable_observation'
        when chosen.points = 1 then 'one_point'
        when chosen.observation_id is null then 'base_year_mismatch'
        when chosen.contradicted then 'scope_mismatch'
        when chosen.broken_at <= chosen.latest_at then 'definition_changed'
    end as reason,
    coalesce(vintage.vintage > goal.target_ends_on, false) as target_year_past
from mart.goal as goal
join mart.vintage as vintage on vintage.vintage >= goal.known_from
left join chosen on chosen.vintage = vintage.vintage and chosen.goal_id = goal.goal_id
left join unconfirmed on unconfirmed.vintage = vintage.vintage and unconfirmed.goal_id = goal.goal_id
