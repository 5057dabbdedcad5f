-- error: the gaps of the groups do not add to the gap of the whole, to the yen.
select whole.target_set_id, whole.shape, whole.gap_jpy, sum(part.gap_jpy) as sum_of_parts
from mart.standing as whole
join mart.area as area on area.area_id = whole.area_id and area.level = 'total'
left join mart.standing as part
    on part.target_set_id = whole.target_set_id and part.shape = whole.shape and part.area_id <> whole.area_id
group by whole.target_set_id, whole.shape, whole.gap_jpy
having whole.gap_jpy is distinct from sum(part.gap_jpy)
