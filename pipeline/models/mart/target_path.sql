-- mart.target_path: the value that each path asks for, by year, of every group and of all groups together.
-- grain: target_set_id, area_id, shape, year
-- The government published end points only; every value between them is ours (basis `path`), but a milestone that was
-- published. After an area's target year its rule says what stands: `hold`, `extend` or, with `exclude`, nothing.
-- All groups together have a value only in years for which every group that is counted has one.

with

stop as (
    select
        target_set_id, area_id, milestone.position as moment,
        macros.in_unit(milestone.value, unit.factor, goal.factor) as value, milestone.figure_id
    from mart.target_milestone as milestone
    join reference.unit as unit using (unit)
    join mart.goal as goal using (target_set_id)
    where goal.entity_type = 'area' and goal.entity_id = milestone.area_id
    union all
    select target_set_id, entity_id, baseline_at, baseline_value, baseline_figure_id
    from mart.goal
    where entity_type = 'area'
    union all
    select target_set_id, entity_id, target_at, target_value, target_figure_id from mart.goal where entity_type = 'area'
),

leg as (
    select *, lead(moment) over way as next_at, lead(value) over way as next_value
    from stop
    where (target_set_id, area_id) in (select (target_set_id, area_id) from mart.target_milestone)
    window way as (partition by target_set_id, area_id order by moment)
),

yearly as (
    select goal.*, goal.entity_id as area_id, shape.shape, year.year::integer as year
    from mart.goal as goal
    cross join (values ('linear'), ('geometric'), ('milestones')) as shape(shape)
    cross join lateral unnest(range(goal.baseline_at::bigint, goal.last_at::bigint + 1)) as year(year)
    where goal.entity_type = 'area' and goal.baseline_value is not null
        and (year.year <= goal.target_at or goal.past_rule <> 'exclude')
),

valued as (
    select
        yearly.target_set_id, yearly.area_id, yearly.shape, yearly.year, yearly.unit, yearly.factor,
        yearly.baseline_figure_id, yearly.target_figure_id, yearly.known_from,
        case
            when yearly.year = yearly.baseline_at then 'baseline'
            when yearly.year = yearly.target_at then 'target'
            when yearly.year > yearly.target_at then case yearly.past_rule when 'extend' then 'extended' else 'held' end
            when yearly.shape = 'milestones' and yearly.year = leg.moment then 'milestone'
            else 'path'
        end as basis,
        case
            when yearly.year > yearly.target_at and yearly.past_rule = 'extend'
                then macros.carried_on(shape, baseline_value, baseline_at, target_value, target_at, year)
            when shape <> 'milestones'
                then macros.path_value(shape, baseline_value, baseline_at, target_value, target_at, year)
            when year >= target_at and leg.moment is not null then target_value
            else macros.path_value('linear', leg.value, leg.moment, leg.next_value, leg.next_at, year)
        end as value
    from yearly
    left join leg
        on yearly.shape = 'milestones' and leg.target_set_id = yearly.target_set_id and leg.area_id = yearly.area_id
        and leg.moment <= yearly.year and coalesce(leg.next_at > yearly.year, true)
),

exact as (
    select * exclude (value), round(value, 6)::decimal(24, 6) as value
    from valued
    where value is not null
)

select
    target_set_id,
    area_id,
    shape,
    year,
    basis,
    value,
    unit,
    baseline_figure_id || ' ' || target_figure_id as inputs,
    known_from
from exact
union all
select
    target_set_id, 'bio-total', shape, year, 'sum', sum(value), any_value(unit),
    string_agg(baseline_figure_id || ' ' || target_figure_id, ' ' order by area_id), max(known_from)
from exact
group by target_set_id, shape, year
having count(*) = (
    select count(*) from mart.goal as goal
    where goal.target_set_id = exact.target_set_id and (exact.year <= goal.target_at or goal.past_rule <> 'exclude')
)
