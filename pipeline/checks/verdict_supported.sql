-- error: a verdict that the figures do not support: judged without a comparable observation, or silent without a reason.
select target_set_id, area_id, verdict, reason, comparable_observations
from mart.target_progress
where (verdict <> 'undetermined') <> (comparable_observations > 0)
    or (verdict = 'undetermined') <> (reason is not null)
