-- error: the headline of a target set differs between target_set.csv and target.csv, or could not be read.
select target_set_id, total.headline_value, stated.headline_value as stated_value
from reference.target_set as stated
left join mart.target_total as total using (target_set_id)
where (select known_by from raw.horizon) is null -- an earlier day lacks what was not known
    and (total.headline_value is distinct from stated.headline_value::decimal(24, 6)
        or total.unit is distinct from stated.headline_unit)
