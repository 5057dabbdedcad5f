-- mart.rounding_box: the inputs of each method as printed, and at the eight corners of what their rounding leaves open.
-- grain: vintage, goal_id, method_id, shape, corner
-- Intervals are closed below and open above, so a corner at an upper end is approached and never reached.
-- The path follows its own end points, so it is walked anew at each corner; published milestones stay as they are.

with

corner as (
    select
        4 * (b.sign + 1) // 2 + (v.sign + 1) + (target.sign + 1) // 2 + 1 as corner,
        b.sign as b,
        v.sign as v,
        target.sign as target
    from (values (-1), (1)) as b(sign), (values (-1), (1)) as v(sign), (values (-1), (1)) as target(sign)
    union all
    select 0, 0, 0, 0
),

shifted as (
    select
        input.*,
        corner.corner,
        input.baseline_value + corner.b * input.baseline_half as b,
        input.value + corner.v * input.value_half as v,
        input.target_value + corner.target * input.target_half as aim,
        coalesce(
            corner.b > 0 and input.baseline_half > 0
            or corner.v > 0 and input.value_half > 0
            or corner.target > 0 and input.target_half > 0, false
        ) as approached
    from mart.method_input as input
    cross join corner
    where input.no_input_reason is null
)

select
    *,
    case
        when shape = 'milestones' then path_value
        else macros.path_value(shape, b, baseline_at, aim, target_at, latest_at)
    end as path
from shifted
