-- mart.community_verdict: each method's verdict on each target that a community declared, on a straight path.
-- grain: community_id, indicator_id, method_id
-- history: one row a vintage; kept are the days on which a verdict or its inputs changed

select judged.* exclude (entity_type, entity_id, target_set_id, past_rule), judged.entity_id as community_id
from mart.method_verdict as judged
where judged.entity_type = 'community' and (judged.shape is null or judged.shape = 'linear')
