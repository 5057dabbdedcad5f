-- mart.area: the market tree, each node with the group that carries its target.
-- grain: area_id

select
    area.*,
    case
        when area.level = 'group' then area.area_id
        when area.level = 'area' then area.parent_id
    end as group_id
from reference.area as area
