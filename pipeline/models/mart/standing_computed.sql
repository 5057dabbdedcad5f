-- mart.standing_computed: the numbers that follow from targets and observations together, as known on each day.
-- grain: figure_id
-- history: one row a vintage; kept are the days on which a number changed

with

placed as (
    select
        standing.*,
        area.name_ja as label_ja,
        area.name_en as label_en,
        target_set.name_ja as series_label,
        progress.baseline_figure_id,
        progress.target_figure_id,
        coalesce(progress.target_decimals, 1) + 1 as decimals,
        unit.factor::double as factor,
        observation.period
    from mart.day_standing as standing
    join reference.area as area using (area_id)
    join reference.target_set as target_set using (target_set_id)
    join reference.unit as unit on unit.unit = standing.unit
    left join mart.target_progress as progress
        on progress.target_set_id = standing.target_set_id and progress.area_id = standing.area_id
    left join mart.observation as observation using (observation_id)
),

together as (
    select
        vintage, target_set_id, shape,
        string_agg(
            baseline_figure_id || ' ' || target_figure_id || coalesce(' ' || observation_id, ''), ' ' order by area_id
        ) as inputs
    from placed
    group by vintage, target_set_id, shape
),

counted as (
    select
        placed.*,
        coalesce(observation_id || ' ' || baseline_figure_id || ' ' || target_figure_id, together.inputs) as inputs
    from placed
    left join together using (vintage, target_set_id, shape)
)

select
    vintage, 'computed.gap.' || target_set_id || '.' || area_id || '.' || shape as figure_id,
    label_ja, label_en, series_label, 'gap_' || shape as formula_id,
    gap_jpy::double / factor as number, unit, decimals, period, inputs
from counted
where gap_jpy is not null
union all by name
select
    vintage, 'computed.growth_needed.' || target_set_id || '.' || area_id as figure_id,
    label_ja, label_en, series_label, 'growth_needed' as formula_id,
    growth_needed * 100 as number, '%' as unit, 1 as decimals, period, inputs
from counted
where growth_needed is not null and shape = 'linear'
union all by name
select
    vintage, 'computed.years_ahead.' || target_set_id || '.' || area_id || '.' || shape as figure_id,
    label_ja, label_en, series_label, 'years_ahead_' || shape as formula_id,
    years_ahead as number, '年' as unit, 1 as decimals, period, inputs
from counted
where years_ahead is not null
union all by name
select
    vintage, 'computed.coverage.' || target_set_id as figure_id,
    series_label as label_ja, series_label as label_en, series_label, 'coverage' as formula_id,
    coverage * 100 as number, '%' as unit, 1 as decimals, inputs
from counted
where areas > 0 and shape = 'linear' and baseline_figure_id is null and inputs is not null
union all by name
select
    result.vintage,
    concat_ws(
        '.', 'computed.ratio', result.target_set_id, result.entity_id, result.method_id, result.shape
    ) as figure_id,
    area.name_ja as label_ja, area.name_en as label_en, target_set.name_ja as series_label,
    'ratio_' || split_part(result.method_id, '@', 1) as formula_id,
    result.ratio as number, '倍' as unit, 2 as decimals, observation.period,
    result.observation_id || ' ' || result.baseline_figure_id || ' ' || result.target_figure_id as inputs
from mart.method_result as result
join reference.area as area on area.area_id = result.entity_id
join reference.target_set as target_set using (target_set_id)
join mart.observation as observation using (observation_id)
where result.entity_type = 'area' and result.verdict <> 'undetermined' and result.ratio is not null
union all by name
select
    signal.vintage,
    'computed.proxy_growth.' || signal.target_set_id || '.' || signal.series_id as figure_id,
    indicator.name_ja as label_ja, indicator.name_en as label_en,
    series.publisher || '／' || series.edition as series_label, 'proxy_growth' as formula_id,
    signal.growth * 100 as number, '%' as unit, 1 as decimals,
    signal.from_period || '→' || signal.to_period as period,
    signal.from_observation_id || ' ' || signal.to_observation_id as inputs
from mart.day_signal as signal
join mart.series as series using (series_id)
join reference.indicator as indicator on indicator.indicator_id = signal.indicator_id
where signal.growth is not null
