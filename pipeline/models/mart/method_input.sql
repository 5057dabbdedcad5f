-- mart.method_input: what each method has to judge each goal by, as known on each day, or why there is nothing.
-- grain: vintage, goal_id, method_id, shape
-- Only path-gap@1 looks at a path; the others have no shape. A target whose year is past and whose rule is `extend`
-- is judged as carried on along its path to the year of the set. Published stops stand at whole years, so a milestone
-- path runs straight from one year to the next, and stands as it is after the last.

with

way as (
    select method_id, on_track_from, acceleration_from, null as shape
    from reference.method
    where method_id <> 'path-gap@1'
    union all
    select method_id, on_track_from, acceleration_from, shape
    from reference.method
    cross join (values ('linear'), ('geometric'), ('milestones')) as shape(shape)
    where method_id = 'path-gap@1'
),

aimed as (
    select
        found.vintage,
        goal.* exclude (target_value, target_at),
        way.*,
        found.series_id,
        found.points,
        found.observation_id,
        found.latest_at,
        found.value,
        found.half as value_half,
        found.target_year_past,
        case
            when found.target_year_past and goal.past_rule = 'exclude' then 'target_year_past'
            else found.reason
        end as no_input_reason,
        found.target_year_past and goal.past_rule = 'extend' and goal.last_at > goal.target_at as is_extended,
        case
            when is_extended then macros.carried_on(
                case
                    when way.method_id in ('ratio-cagr@1', 'un-extrapolate@1') then 'geometric'
                    else coalesce(way.shape, 'linear')
                end,
                goal.baseline_value, goal.baseline_at, goal.target_value, goal.target_at, goal.last_at
            )
            else goal.target_value
        end as target_value,
        case when is_extended then goal.last_at else goal.target_at end as target_at
    from mart.goal_observation as found
    join mart.goal as goal using (goal_id)
    cross join way
)

select
    aimed.*,
    case
        when aimed.shape = 'milestones' then round(
            path.value + coalesce((ahead.value - path.value) * (latest_at - path.year), 0), 6
        )::double
        else macros.path_value(aimed.shape, baseline_value, baseline_at, target_value, target_at, latest_at)
    end as path_value
from aimed
left join mart.target_path as path
    on aimed.shape = 'milestones' and path.shape = 'milestones' and path.target_set_id = aimed.target_set_id
    and path.area_id = aimed.entity_id and path.year = floor(least(aimed.latest_at, aimed.last_at))
left join mart.target_path as ahead
    on ahead.shape = path.shape and ahead.target_set_id = path.target_set_id and ahead.area_id = path.area_id
    and ahead.year = path.year + 1
where aimed.shape is distinct from 'milestones'
    or (aimed.target_set_id, aimed.entity_id) in (select (target_set_id, area_id) from mart.target_milestone)
