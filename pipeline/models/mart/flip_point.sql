-- mart.flip_point: where rounding decides a verdict, the nearest value of one input, two digits finer, that turns it.
-- grain: goal_id, observation_id, method_id, shape, target_at
-- No row where only several inputs together change it.

with

borderline as (
    select distinct
        goal_id, observation_id, method_id, shape, verdict, baseline_value, baseline_at, baseline_half, value,
        latest_at, value_half,
        target_value, target_at, target_half, direction, path_value, on_track_from, acceleration_from
    from mart.method_result
    join reference.method using (method_id)
    where rounding_decides
),

tried as (
    select
        *,
        input.name as flip_input,
        step.step as step,
        baseline_value + case input.name when 'baseline' then step.step * baseline_half / 50 else 0 end as b,
        value + case input.name when 'value' then step.step * value_half / 50 else 0 end as v,
        target_value + case input.name when 'target' then step.step * target_half / 50 else 0 end as aim
    from borderline
    cross join (values ('value', 1), ('baseline', 2), ('target', 3)) as input(name, place)
    cross join lateral unnest(range(-50, 50)) as step(step)
),

judged as (
    select
        *,
        macros.verdict(
            method_id, on_track_from, acceleration_from, b, baseline_at, v, latest_at, aim, target_at,
            case
                when shape = 'milestones' then path_value
                else macros.path_value(shape, b, baseline_at, aim, target_at, latest_at)
            end,
            direction, false
        ) as flip_verdict
    from tried
)

select
    goal_id, observation_id, method_id, shape, target_at, flip_input,
    round(case flip_input when 'baseline' then b when 'value' then v else aim end, 8) as flip_value,
    flip_verdict
from judged
where flip_verdict <> verdict
qualify row_number() over (
    partition by goal_id, observation_id, method_id, shape, target_at
    order by abs(step), list_position(['value', 'baseline', 'target'], flip_input), step
) = 1
