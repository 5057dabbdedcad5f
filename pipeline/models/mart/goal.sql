-- mart.goal: every target that progress can be measured against, of a market area or of a community, as numbers.
-- grain: goal_id
-- *_half is half a unit of the last digit printed: 0.3 stands for at least 0.25 and less than 0.35.

with

side as (
    select *, coalesce(macros.rounding_half(decimals), 0) as half
    from mart.target_figure
),

owned as (
    select
        'area' as entity_type, target.area_id as entity_id, target.target_set_id, null as indicator_id,
        target.baseline_figure_id, target.target_figure_id,
        1 as direction, stated.past_rule, target_set.path_shape, target_set.target_year as last_year
    from mart.target as target
    join reference.target as stated using (target_set_id, area_id)
    join reference.target_set as target_set using (target_set_id)
    where target.level = 'group'
    union all
    select
        'community', target.community_id, null, target.indicator_id, target.baseline_figure_id, target.target_figure_id,
        case indicator.direction when 'down' then -1 else 1 end, 'hold', 'linear', null
    from mart.community_target as target
    join reference.indicator as indicator using (indicator_id)
    where not target.withheld
)

select
    regexp_replace(owned.target_figure_id, '\.target$', '') as goal_id,
    owned.* exclude (last_year),
    baseline.value::double as baseline_value,
    baseline.position as baseline_at,
    baseline.ends_on as baseline_ends_on,
    baseline.half as baseline_half,
    aim.value::double as target_value,
    aim.position as target_at,
    aim.ends_on as target_ends_on,
    aim.half as target_half,
    greatest(owned.last_year::double, aim.position) as last_at, -- the year of the target set as a whole
    aim.unit,
    unit.dimension,
    unit.factor,
    greatest(aim.decimals, baseline.decimals) as decimals,
    greatest(aim.known_from, baseline.known_from) as known_from
from owned
join side as aim on aim.figure_id = owned.target_figure_id
join reference.unit as unit on unit.unit = aim.unit
left join side as baseline on baseline.figure_id = owned.baseline_figure_id and not baseline.withheld
