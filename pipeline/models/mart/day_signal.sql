-- mart.day_signal: what each proxy of a group shows within its own definition, beside the growth the target asks for.
-- grain: vintage, target_set_id, area_id, series_id
-- Growth runs from the first to the last actual value of one series that does not begin before the group's baseline;
-- never across editions, never from a forecast or a total over several years. It is an indication, not progress:
-- proxies are never summed. A proxy without an actual value is listed with its observed ones and shows no growth.

with

observed as (
    select
        vintage.vintage,
        observation.*,
        progress.target_set_id,
        area.group_id as area_id,
        progress.growth_required,
        observation.status = 'actual' as actual,
        observation.starts_on >= baseline.starts_on as after_baseline
    from mart.observation as observation
    join mart.vintage as vintage
        on observation.known_from <= vintage.vintage and coalesce(observation.known_to > vintage.vintage, true)
    join reference.series as series using (series_id)
    join mart.area as area on series.entity_type = 'area' and area.area_id = series.entity_id
    join mart.target_progress as progress on progress.area_id = area.group_id and progress.known_from <= vintage.vintage
    join mart.target_figure as baseline on baseline.figure_id = progress.baseline_figure_id
    left join mart.series_break as break on break.vintage = vintage.vintage and break.series_id = observation.series_id
    where observation.observed
        and coalesce(observation.position > break.broken_at, true)
        and observation.value is not null
        and not observation.withheld
        and observation.period_kind <> 'interval'
        and series.comparable_to_target <> 'true'
        and series.part_of_series_id is null
),

spans as (
    select
        vintage,
        target_set_id,
        area_id,
        series_id,
        any_value(growth_required) as required_growth,
        count(*)::integer as observed_periods,
        count(*) filter (where after_baseline) as after_baseline,
        count(distinct position) filter (where after_baseline and actual) as actual_after_baseline,
        arg_min(observation_id, (not (after_baseline and actual), not after_baseline, position)) as from_observation_id,
        arg_min(observation_id, (not (after_baseline and actual), not after_baseline, -position)) as to_observation_id
    from observed
    group by vintage, target_set_id, area_id, series_id
)

select
    spans.vintage,
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
    case when spans.actual_after_baseline > 1
        then macros.yearly_growth(earliest.chart_value, latest.chart_value, latest.position - earliest.position)
    end as growth,
    case
        when spans.after_baseline = 0 then 'before_baseline'
        when spans.actual_after_baseline < 2 then 'one_point'
        when least(earliest.chart_value, latest.chart_value) <= 0 then 'sign_change'
    end as reason,
    spans.required_growth,
    series.coverage_note_ja,
    series.coverage_note_en
from spans
join mart.observation as earliest on earliest.observation_id = spans.from_observation_id
join mart.observation as latest on latest.observation_id = spans.to_observation_id
join reference.series as series on series.series_id = spans.series_id
