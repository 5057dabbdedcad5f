-- error: the five groups do not add to the sums that their target set states.
select target_set_id, total.group_baseline_sum, total.group_target_sum
from reference.target_set as stated
left join mart.target_total as total using (target_set_id)
where (select known_by from raw.horizon) is null -- an earlier day lacks what was not known
    and (total.group_baseline_sum is distinct from stated.group_baseline_sum::decimal(24, 6)
        or total.group_target_sum is distinct from stated.group_target_sum::decimal(24, 6))
