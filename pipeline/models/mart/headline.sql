-- mart.headline: the standing of each group and of each target set as a whole on the path that the set declares.
-- grain: target_set_id, area_id

select standing.*
from mart.standing as standing
join reference.target_set as target_set using (target_set_id)
where standing.shape = target_set.path_shape
