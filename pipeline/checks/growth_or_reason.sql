-- error: a proxy has neither a growth nor a reason why there is none, or both.
select target_set_id, area_id, series_id, growth, reason
from mart.proxy_signal
where (growth is null) = (reason is null)
