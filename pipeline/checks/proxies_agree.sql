-- error: the number of proxies of a group, or of all, differs between standing and proxy_signal.
select standing.target_set_id, standing.area_id, standing.proxies, count(signal.series_id) as signals
from mart.standing as standing
left join mart.proxy_signal as signal
    on signal.target_set_id = standing.target_set_id and (signal.area_id = standing.area_id or standing.area_id in (select area_id from reference.area where level = 'total'))
group by standing.target_set_id, standing.area_id, standing.shape, standing.proxies
having coalesce(standing.proxies, 0) <> count(signal.series_id)
