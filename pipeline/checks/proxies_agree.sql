-- error: the number of proxies of a group differs between target_progress and proxy_signal.
select progress.target_set_id, progress.area_id, progress.proxy_series, count(signal.series_id) as signals
from mart.target_progress as progress
left join mart.proxy_signal as signal
    on signal.target_set_id = progress.target_set_id and signal.area_id = progress.area_id
group by progress.target_set_id, progress.area_id, progress.proxy_series
having progress.proxy_series <> count(signal.series_id)
