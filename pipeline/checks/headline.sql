-- error: the headline of a target set differs between target_set.csv and target.csv.
select target_set_id, total.headline_value, stated.headline_value as stated_value
from mart.target_total as total
join reference.target_set as stated using (target_set_id)
where total.headline_value <> stated.headline_value::decimal(24, 6) or total.unit <> stated.headline_unit
