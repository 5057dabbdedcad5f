-- mart.community_indicator: what is reported of each community, one row a series and period, current versions only.
-- grain: community_id, series_id, period
-- Communities overlap in members and place: values are never summed over communities unless the indicator is additive.

select
    observation.entity_id as community_id,
    observation.indicator_id,
    observation.series_id,
    observation.period,
    observation.position,
    observation.observation_id,
    observation.value,
    observation.unit,
    observation.decimals,
    observation.chart_value,
    observation.chart_unit,
    observation.missing_reason,
    observation.status,
    observation.qualifier,
    row_number() over (partition by observation.series_id order by observation.position desc) = 1 as is_latest,
    count(*) over (partition by observation.series_id)::integer as periods,
    indicator.additive,
    observation.withheld,
    observation.sample
from mart.observation as observation
join reference.indicator as indicator using (indicator_id)
where observation.entity_type = 'community' and observation.known_to is null
