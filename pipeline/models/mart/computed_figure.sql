-- mart.computed_figure: the numbers that are worked out here, each with its formula and the figures it came from.
-- grain: figure_id
-- formula_id names a sentence of the site's dictionary; inputs are figure ids parted by spaces, in the formula's order.
-- What cannot be worked out is no figure.

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

worked_out as (
    select
        'computed.growth_required.' || target_set_id || '.' || area_id as figure_id,
        label_ja, label_en, series_label, 'growth_required' as formula_id,
        growth_required * 100 as number, '%' as unit, 1 as decimals,
        baseline_period || '→' || target_period as period,
        baseline_figure_id || ' ' || target_figure_id as inputs,
        qualifier -- of the target: from a lower bound follows a lower bound
    from by_group
    union all
    select
        'computed.increment.' || target_set_id || '.' || area_id,
        label_ja, label_en, series_label, 'increment',
        increment::double, unit, 1,
        baseline_period || '→' || target_period,
        baseline_figure_id || ' ' || target_figure_id,
        qualifier
    from by_group
    union all
    select
        'computed.share_of_target.' || target_set_id || '.' || area_id,
        label_ja, label_en, series_label, 'share_of_target',
        share_of_target * 100, '%', 1,
        target_period,
        target_figure_id || ' ' || array_to_string(list_sort(all_targets), ' '),
        null
    from by_group
    union all
    select
        'computed.' || side.formula || '.' || total.target_set_id,
        total.name_ja, total.name_en, total.name_ja, side.formula,
        case side.formula
            when 'group_target_sum' then total.group_target_sum
            when 'group_baseline_sum' then total.group_baseline_sum
            else total.coverage * 100
        end::double,
        case side.formula when 'coverage' then '%' else total.unit end, 1,
        case when side.formula <> 'group_baseline_sum' then total.target_period end,
        (
            select array_to_string(
                list(case side.formula when 'group_baseline_sum' then baseline_figure_id else target_figure_id end order by area_id), ' '
            )
            from mart.target_progress as part
            where part.target_set_id = total.target_set_id
        ),
        null
    from mart.target_total as total
    cross join (values ('group_target_sum'), ('group_baseline_sum'), ('coverage')) as side(formula)
    where total.group_count > 0
    union all
    select
        'computed.proxy_growth.' || signal.target_set_id || '.' || signal.series_id,
        indicator.name_ja, indicator.name_en, series.publisher || '／' || series.edition, 'proxy_growth',
        signal.growth * 100, '%', 1,
        signal.from_period || '→' || signal.to_period,
        signal.from_observation_id || ' ' || signal.to_observation_id,
        null
    from mart.proxy_signal as signal
    join mart.series as series using (series_id)
    join reference.indicator as indicator on indicator.indicator_id = signal.indicator_id
)

select
    figure_id,
    'computed' as kind,
    label_ja,
    label_en,
    series_label,
    period,
    round(number, 6)::decimal(24, 6) as value,
    unit,
    decimals,
    'derived' as status,
    formula_id,
    inputs,
    qualifier,
    false as withheld,
    false as sample
from worked_out
where number is not null
