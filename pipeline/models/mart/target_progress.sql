-- mart.target_progress: what each group of a target set is asked for: from which baseline, by when, how fast.
-- grain: target_set_id, area_id
-- Only groups appear: the total and the areas are no part of any sum. Where a group stands is mart.standing.

select
    target.target_set_id,
    target.area_id,
    target.baseline_figure_id,
    target.baseline_value,
    target.baseline_decimals,
    target.baseline_period,
    target.target_figure_id,
    target.target_value,
    target.target_decimals,
    target.target_period,
    target.unit,
    target.qualifier,
    (aim.position - baseline.position)::integer as years,
    target.target_value - target.baseline_value as increment,
    macros.yearly_growth(
        target.baseline_value, target.target_value, aim.position - baseline.position
    ) as growth_required,
    round(
        (target.target_value / sum(target.target_value) over (partition by target.target_set_id))::double, 6
    ) as share_of_target,
    stated.past_rule,
    greatest(aim.known_from, baseline.known_from) as known_from
from mart.target as target
join reference.target as stated using (target_set_id, area_id)
join mart.target_figure as aim on aim.figure_id = target.target_figure_id
join mart.target_figure as baseline on baseline.figure_id = target.baseline_figure_id
where target.level = 'group'
