-- mart.target_milestone: a value between baseline and target that a document gives for one area of a target set.
-- grain: figure_id

select
    figure_id,
    owner_id as target_set_id,
    object_id as area_id,
    position,
    value,
    unit,
    known_from
from mart.target_figure
where subject = 'target' and role = 'milestone' and not withheld
