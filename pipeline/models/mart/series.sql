-- mart.series: every series: those that people keep, and one for each indicator a community has reported.
-- grain: series_id
-- A reported series is never taken for the target's own definition, and never summed over communities.

with

reported as (
    select
        accepted.key as series_id,
        accepted.indicator_id,
        accepted.entity_id,
        starts_with(accepted.file, 'data/sample/') as sample,
        min(accepted.period_kind) as period_kind,
        arg_max(accepted.artifact_sha256, (accepted.received_order, accepted.file)) as artifact_sha256
    from staging.accepted as accepted
    where accepted.reported
    group by all
)

select * exclude (line), false as reported, false as sample
from reference.series
union all by name
select
    reported.series_id,
    reported.indicator_id,
    'community' as entity_type,
    reported.entity_id,
    case when sample then 'サンプル（架空）' else coalesce(community.network_body_ja, community.name_ja) end as publisher,
    case when sample then 'サンプル報告（架空の値）' else 'コミュニティ報告' end as edition,
    case when sample then '架空の値。実在のコミュニティの報告ではない。' else 'コミュニティが指標の定義に沿って報告した値。' end as scope_ja,
    indicator.unit,
    reported.period_kind,
    'false' as comparable_to_target,
    macros.file_code(reported.artifact_sha256) as document_id,
    true as reported,
    sample
from reported
join reference.community as community on community.community_id = reported.entity_id
join reference.indicator as indicator on indicator.indicator_id = reported.indicator_id
