-- mart.method_result: each method's verdict on each goal as known on each day, over the precision of its inputs.
-- grain: vintage, goal_id, method_id, shape
-- Every ratio moves one way with each input as long as the target is not reached, so the corners of the rounding box
-- hold its best and worst verdict. The best is judged as approached, not reached, where its corner is an open one.
-- A verdict of path-gap@1 without a ratio, by the side of the path alone, says so (`path_not_ahead`).

with

judged as (
    select
        *,
        macros.method_reason(method_id, b, baseline_at, v, latest_at, aim, target_at, path) as method_reason,
        macros.method_ratio(method_id, b, baseline_at, v, latest_at, aim, target_at, path, direction) as ratio,
        macros.verdict(
            method_id, on_track_from, acceleration_from, b, baseline_at, v, latest_at, aim, target_at, path, direction,
            false
        ) as verdict,
        macros.verdict(
            method_id, on_track_from, acceleration_from, b, baseline_at, v, latest_at, aim, target_at, path, direction,
            approached
        ) as verdict_approached
    from mart.rounding_box
),

range_of as (
    select
        vintage, goal_id, method_id, shape,
        any_value(verdict) filter (where corner = 0) as verdict,
        any_value(method_reason) filter (where corner = 0) as method_reason,
        any_value(ratio) filter (where corner = 0) as ratio,
        arg_min(verdict, macros.verdict_rank(verdict)) as verdict_worst,
        arg_max(verdict_approached, macros.verdict_rank(verdict_approached)) as verdict_best
    from judged
    group by vintage, goal_id, method_id, shape
)

select
    input.* exclude (no_input_reason, on_track_from, acceleration_from),
    coalesce(range_of.verdict, 'undetermined') as verdict,
    coalesce(
        range_of.verdict <> 'undetermined' and range_of.verdict_worst <> range_of.verdict_best, false
    ) as rounding_decides,
    coalesce(
        input.no_input_reason, range_of.method_reason,
        case
            when rounding_decides then 'rounding_decides'
            when input.method_id = 'path-gap@1' and range_of.ratio is null and range_of.verdict <> 'achieved'
                then 'path_not_ahead'
        end
    ) as reason,
    case when input.method_id <> 'ratio-cagr@1' or range_of.verdict <> 'achieved' then range_of.ratio end as ratio,
    range_of.verdict_worst,
    range_of.verdict_best
from mart.method_input as input
left join range_of
    on range_of.vintage = input.vintage and range_of.goal_id = input.goal_id and range_of.method_id = input.method_id
    and range_of.shape is not distinct from input.shape
