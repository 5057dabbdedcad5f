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
    left join mart.target_progress as progress on progress.target_set_id = standing.target_set_id and progress.area_id = standing.area_id
    left join mart.observation as observation using (observation_id)
),

counted as (
    select
        placed.*,
        coalesce(observation_id || ' ' || baseline_figure_id || ' ' || target_figure_id, together.inputs) as inputs
    from placed
    left join (
        select
            vintage, target_set_id, shape,
            string_agg(baseline_figure_id || ' ' || target_figure_id || coalesce(' ' || observation_id, ''), ' ' order by area_id) as inputs
        from placed
        group by vintage, target_set_id, shape
    ) as together using (vintage, target_set_id, shape)
)

select
    vintage,
    'computed.gap.' || target_set_id || '.' || area_id || '.' || shape as figure_id,
    label_ja, label_en, series_label, 'gap_' || shape as formula_id,
    gap_jpy::double / factor as number, unit, decimals, period, inputs
from counted
where gap_jpy is not null
union all
select
    vintage, 'computed.growth_needed.' || target_set_id || '.' || area_id,
    label_ja, label_en, series_label, 'growth_needed',
    growth_needed * 100, '%', 1, period, inputs
from counted
where growth_needed is not null and shape = 'linear'
union all
select
    vintage, 'computed.years_ahead.' || target_set_id || '.' || area_id || '.' || shape,
    label_ja, label_en, series_label, 'years_ahead_' || shape,
    years_ahead, '年', 1, period, inputs
from counted
where years_ahead is not null
union all
select
    vintage, 'computed.coverage.' || target_set_id,
    series_label, series_label, series_label, 'coverage',
    coverage * 100, '%', 1, null, inputs
from counted
where areas > 0 and shape = 'linear' and baseline_figure_id is null and inputs is not null
union all
select
    answer.vintage, 'computed.ratio.' || answer.target_set_id || '.' || answer.entity_id || '.' || answer.method_id || coalesce('.' || answer.shape, ''),
    area.name_ja, area.name_en, target_set.name_ja, 'ratio_' || split_part(answer.method_id, '@', 1),
    answer.ratio, '倍', 2, observation.period,
    answer.observation_id || ' ' || answer.baseline_figure_id || ' ' || answer.target_figure_id
from mart.answer as answer
join reference.area as area on area.area_id = answer.entity_id
join reference.target_set as target_set using (target_set_id)
join mart.observation as observation using (observation_id)
where answer.entity_type = 'area' and answer.verdict <> 'undetermined' and answer.ratio is not null
union all
select
    signal.vintage, 'computed.proxy_growth.' || signal.target_set_id || '.' || signal.series_id,
    indicator.name_ja, indicator.name_en, series.publisher || '／' || series.edition, 'proxy_growth',
    signal.growth * 100, '%', 1,
    signal.from_period || '→' || signal.to_period,
    signal.from_observation_id || ' ' || signal.to_observation_id
from mart.day_signal as signal
join mart.series as series using (series_id)
join reference.indicator as indicator on indicator.indicator_id = signal.indicator_id
where signal.growth is not null
