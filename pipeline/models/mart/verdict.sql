-- mart.verdict: each method's answer on each group, with all that went into it, on the path that the set declares.
-- grain: target_set_id, area_id, method_id
-- history: one row a vintage; kept are the days on which an answer or its inputs changed

select answer.* exclude (entity_type, entity_id, indicator_id), answer.entity_id as area_id
from mart.full_answer as answer
join reference.target_set as target_set using (target_set_id)
where answer.entity_type = 'area' and (answer.shape is null or answer.shape = target_set.path_shape)
