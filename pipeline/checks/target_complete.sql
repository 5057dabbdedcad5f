-- error: a target of target.csv, or its baseline, was lost on the way: it was held or could not be read.
select stated.line, target_set_id, area_id
from reference.target as stated
left join mart.target as kept using (target_set_id, area_id)
where (select known_by from raw.horizon) is null -- an earlier day lacks what was not known
    and (kept.target_figure_id is null
        or (stated.baseline_value is not null and kept.baseline_figure_id is null))
