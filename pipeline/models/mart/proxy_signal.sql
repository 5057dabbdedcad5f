-- mart.proxy_signal: what each proxy of a group shows within its own definition, beside the growth the target asks for.
-- grain: target_set_id, area_id, series_id
-- Growth runs from the first to the last observed period (actual, estimate, derived) of one series that does not begin
-- before the group's baseline; never across editions, never from a total over several years. It is an indication,
-- not progress: proxies are never summed.

with

observed as (
    select
        observation.*,
        progress.target_set_id,
        area.group_id as area_id,
        progress.growth_required,
        observation.starts_on >= baseline.starts_on as after_baseline
    from mart.observation as observation
    join reference.series as series using (series_id)
    join mart.area as area on series.entity_type = 'area' and area.area_id = series.entity_id
    join mart.target_progress as progress on progress.area_id = area.group_id
    join mart.target_figure as baseline on baseline.figure_id = progress.baseline_figure_id
    where observation.known_to is null
        and observation.observed
        and not observation.withheld
        and observation.period_kind <> 'interval'
        and series.comparable_to_target <> 'true'
        and series.part_of_series_id is null
),

spans as (
    select
        target_set_id,
        area_id,
        series_id,
        any_value(growth_required) as growth_required,
        count(*)::integer as observed_periods,
        count(distinct position) filter (where after_baseline)::integer as periods_after_baseline,
        coalesce(
            arg_min(observation_id, position) filter (where after_baseline),
            arg_min(observation_id, position)
        ) as from_observation_id,
        coalesce(
            arg_max(observation_id, position) filter (where after_baseline),
            arg_max(observation_id, position)
        ) as to_observation_id
    from observed
    group by target_set_id, area_id, series_id
)

select
    spans.target_set_id,
    spans.area_id,
    spans.series_id,
    latest.entity_id as series_area_id,
    latest.indicator_id,
    spans.observed_periods,
    spans.from_observation_id,
    earliest.period as from_period,
    spans.to_observation_id,
    latest.period as to_period,
    earliest.chart_value as from_value,
    latest.chart_value as to_value,
    latest.chart_unit as unit,
    latest.status as to_status,
    latest.qualifier as to_qualifier,
    case when spans.periods_after_baseline > 1
        then macros.yearly_growth(earliest.chart_value, latest.chart_value, latest.position - earliest.position)
    end as growth,
    case
        when spans.periods_after_baseline = 0 then 'before_baseline'
        when spans.periods_after_baseline = 1 then 'one_point'
        when least(earliest.chart_value, latest.chart_value) <= 0 then 'sign_change'
    end as reason,
    spans.growth_required,
    series.coverage_note_ja,
    series.coverage_note_en
from spans
join mart.observation as earliest on earliest.observation_id = spans.from_observation_id
join mart.observation as latest on latest.observation_id = spans.to_observation_id
join reference.series as series on series.series_id = spans.series_id
