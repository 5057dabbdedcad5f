-- mart.standing: where each group of a target set, and the set as a whole, stands on a path of each shape.
-- grain: target_set_id, area_id, shape
-- history: one row a vintage; kept are the days on which it changed

select
    standing.*,
    signal.proxies,
    signal.proxies_growing,
    signal.proxies_fast_enough
from mart.day_standing as standing
left join (
    select
        vintage, target_set_id,
        coalesce(area_id, (select area_id from reference.area where level = 'total')) as area_id,
        count(*)::integer as proxies,
        count(growth)::integer as proxies_growing,
        count(*) filter (where growth >= required_growth)::integer as proxies_fast_enough
    from mart.day_signal
    group by grouping sets ((vintage, target_set_id, area_id), (vintage, target_set_id))
) as signal using (vintage, target_set_id, area_id)
