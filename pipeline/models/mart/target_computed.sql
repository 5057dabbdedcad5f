-- mart.target_computed: what follows from printed targets alone: growth asked for, increase, shares, sums, paths.
-- grain: figure_id
-- formula_id names a sentence of the site's dictionary; inputs are figure ids parted by spaces, in the formula's order.

with

by_group as (
    select
        progress.*,
        area.name_ja as label_ja,
        area.name_en as label_en,
        target_set.name_ja as series_label,
        list(target_figure_id) over (partition by progress.target_set_id) as all_targets
    from mart.target_progress as progress
    join reference.area as area using (area_id)
    join reference.target_set as target_set on target_set.target_set_id = progress.target_set_id
),

side_inputs as (
    select
        target_set_id,
        string_agg(baseline_figure_id, ' ' order by area_id) as baselines,
        string_agg(target_figure_id, ' ' order by area_id) as targets
    from mart.target_progress
    group by target_set_id
)

select
    'computed.growth_required.' || target_set_id || '.' || area_id as figure_id,
    label_ja, label_en, series_label, 'growth_required' as formula_id,
    growth_required * 100 as number, '%' as unit, 1 as decimals,
    baseline_period || '→' || target_period as period,
    baseline_figure_id || ' ' || target_figure_id as inputs,
    qualifier, -- of the target: from a lower bound follows a lower bound
    known_from
from by_group
union all by name
select
    'computed.increment.' || target_set_id || '.' || area_id as figure_id,
    label_ja, label_en, series_label, 'increment' as formula_id,
    increment::double as number, unit, 1 as decimals,
    baseline_period || '→' || target_period as period,
    baseline_figure_id || ' ' || target_figure_id as inputs,
    qualifier,
    known_from
from by_group
union all by name
select
    'computed.share_of_target.' || target_set_id || '.' || area_id as figure_id,
    label_ja, label_en, series_label, 'share_of_target' as formula_id,
    share_of_target * 100 as number, '%' as unit, 1 as decimals,
    target_period as period,
    target_figure_id || ' ' || array_to_string(list_sort(all_targets), ' ') as inputs,
    known_from
from by_group
union all by name
select
    'computed.' || side.formula || '.' || total.target_set_id as figure_id,
    total.name_ja as label_ja, total.name_en as label_en, total.name_ja as series_label, side.formula as formula_id,
    case side.formula
        when 'group_target_sum' then total.group_target_sum
        else total.group_baseline_sum
    end::double as number,
    total.unit, 1 as decimals,
    case when side.formula = 'group_target_sum' then total.target_period end as period,
    case side.formula when 'group_target_sum' then side_inputs.targets else side_inputs.baselines end as inputs,
    total.known_from
from mart.target_total as total
join side_inputs using (target_set_id)
cross join (values ('group_target_sum'), ('group_baseline_sum')) as side(formula)
union all by name
select
    'computed.path.' || path.target_set_id || '.' || path.area_id || '.' || path.shape || '.' || path.year as figure_id,
    area.name_ja as label_ja, area.name_en as label_en, target_set.name_ja as series_label,
    'path_' || path.shape as formula_id,
    path.value::double as number, path.unit, coalesce(progress.target_decimals, 1) + 1 as decimals,
    path.year::varchar as period,
    path.inputs,
    path.known_from
from mart.target_path as path
join reference.area as area using (area_id)
join reference.target_set as target_set on target_set.target_set_id = path.target_set_id
left join mart.target_progress as progress
    on progress.target_set_id = path.target_set_id and progress.area_id = path.area_id
