-- mart.community_verdict: each method's answer on each target that a community declared, on a straight path, with all that went into it.
-- grain: community_id, indicator_id, method_id
-- history: one row a vintage; kept are the days on which an answer or its inputs changed

select answer.* exclude (entity_type, entity_id, target_set_id, past_rule), answer.entity_id as community_id
from mart.full_answer as answer
where answer.entity_type = 'community' and (answer.shape is null or answer.shape = 'linear')
