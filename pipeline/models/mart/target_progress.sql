-- mart.target_progress: where each group of a target set stands, and whether the figures support a judgement.
-- grain: target_set_id, area_id
-- A group can be judged only from an actual observation on the target's own definition (comparable_to_target = true),
-- in a unit of the target's kind, that lies after the baseline. Without one it is 'undetermined' with a reason,
-- never an estimate. Proxies (series with anything observed) are counted here but never enter. Only groups appear: the total and the areas are no part of any sum.

with

-- Current observations of the area itself that begin after the last day of its baseline.
after_baseline as (
    select
        target.target_set_id,
        target.area_id,
        series.comparable_to_target,
        observation.observation_id,
        observation.status,
        observation.observed,
        observation.starts_on,
        typed.dimension = asked.dimension as same_dimension
    from mart.target as target
    join mart.target_figure as baseline on baseline.figure_id = target.baseline_figure_id
    join reference.series as series on series.entity_type = 'area' and series.entity_id = target.area_id
    join mart.observation as observation using (series_id)
    join reference.unit as typed on typed.unit = observation.unit
    join reference.unit as asked on asked.unit = target.unit
    where observation.known_to is null
        and not observation.withheld
        and observation.starts_on > baseline.ends_on
),

latest as (
    select
        target_set_id,
        area_id,
        count(*)::integer as comparable_observations,
        arg_max(observation_id, starts_on) as latest_observation_id
    from after_baseline
    where comparable_to_target = 'true' and status = 'actual' and same_dimension
    group by target_set_id, area_id
),

proxies as (
    select area.group_id as area_id, count(*)::integer as proxy_series
    from reference.series as series
    join mart.area as area on series.entity_type = 'area' and area.area_id = series.entity_id
    where series.comparable_to_target <> 'true'
        and series.part_of_series_id is null
        and series.series_id in (
            select series_id
            from mart.observation
            where observed and known_to is null and not withheld and period_kind <> 'interval'
        )
    group by area.group_id
),

unconfirmed as (
    select distinct target_set_id, area_id
    from after_baseline
    where comparable_to_target = 'unknown' and observed
)

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
    macros.yearly_growth(target.baseline_value, target.target_value, aim.position - baseline.position) as growth_required,
    round((target.target_value / sum(target.target_value) over (partition by target.target_set_id))::double, 6) as share_of_target,
    coalesce(latest.comparable_observations, 0) as comparable_observations,
    latest.latest_observation_id,
    coalesce(proxies.proxy_series, 0) as proxy_series,
    case when latest.area_id is null then 'undetermined' else 'observed' end as verdict,
    case
        when latest.area_id is not null then null
        when unconfirmed.area_id is not null then 'comparability_unconfirmed'
        else 'no_comparable_observation'
    end as reason,
    aim.ends_on < as_of.as_of as target_year_past,
    as_of.as_of
from mart.target as target
join mart.target_figure as aim on aim.figure_id = target.target_figure_id
join mart.target_figure as baseline on baseline.figure_id = target.baseline_figure_id
cross join staging.as_of as as_of
left join latest on latest.target_set_id = target.target_set_id and latest.area_id = target.area_id
left join proxies on proxies.area_id = target.area_id
left join unconfirmed on unconfirmed.target_set_id = target.target_set_id and unconfirmed.area_id = target.area_id
where target.level = 'group'
