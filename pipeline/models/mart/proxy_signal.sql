-- mart.proxy_signal: what each proxy of a group shows within its own definition, beside the growth the target asks for.
-- grain: target_set_id, area_id, series_id
-- history: one row a vintage; kept are the days on which a signal changed

select *
from mart.day_signal
