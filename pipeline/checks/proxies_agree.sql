-- error: the number of proxies of a group, or of all, differs between standing and proxy_signal.
select standing.target_set_id, standing.area_id, standing.proxies, count(signal.series_id) as signals
from mart.standing as standing
left join reference.area as root on root.area_id = standing.area_id and root.level = 'total'
left join mart.proxy_signal as signal
    on signal.target_set_id = standing.target_set_id and (signal.area_id = standing.area_id or root.area_id is not null)
group by standing.target_set_id, standing.area_id, standing.shape, standing.proxies
having coalesce(standing.proxies, 0) <> count(signal.series_id)
