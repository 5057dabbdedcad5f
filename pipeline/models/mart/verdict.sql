-- mart.verdict: each method's verdict on each group, with all that went into it, on the path that the set declares.
-- grain: target_set_id, area_id, method_id
-- history: one row a vintage; kept are the days on which a verdict or its inputs changed

select judged.* exclude (entity_type, entity_id, indicator_id), judged.entity_id as area_id
from mart.method_verdict as judged
join reference.target_set as target_set using (target_set_id)
where judged.entity_type = 'area' and (judged.shape is null or judged.shape = target_set.path_shape)
