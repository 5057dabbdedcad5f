-- tidy.subject: each distinct code or pair of codes, looked up as it stands, with the unit its figures are expected in.
-- grain: series_id, community_id, indicator_id

with

spelled as (
    select series_id, community_id, indicator_id, count(*) as rows
    from tidy.line
    group by all
)

select
    spelled.*,
    series.series_id::tidy.series_code as series_code,
    community.community_id::tidy.community_code as community_code,
    indicator.indicator_id::tidy.indicator_code as indicator_code,
    coalesce(series_unit.dimension, indicator_unit.dimension) as expected_dimension,
    case
        when spelled.series_id <> '' then case when series.series_id is null then 'series_unknown' end
        when spelled.community_id = '' and spelled.indicator_id = '' then 'series_unknown'
        when spelled.community_id = '' then 'community_missing'
        when community.community_id is null then 'community_unknown'
        when spelled.indicator_id = '' then 'indicator_missing'
        when indicator.indicator_id is null then 'indicator_unknown'
    end as problem
from spelled
left join reference.series as series on series.series_id = spelled.series_id
left join reference.unit as series_unit on series_unit.unit = series.unit
left join reference.community as community on community.community_id = spelled.community_id
left join reference.indicator as indicator on indicator.indicator_id = spelled.indicator_id
left join reference.unit as indicator_unit on indicator_unit.unit = indicator.unit
