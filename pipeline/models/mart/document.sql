-- mart.document: every document a figure stands in: those people keep, and each report that gave an accepted figure.
-- grain: document_id

with

report as (
    select
        artifact_sha256,
        min(file) as file,
        min(in_hand_on) as in_hand_on,
        min(entity_id) as community_id,
        count(distinct entity_id) as communities
    from staging.accepted
    where reported
    group by artifact_sha256
)

select * exclude (line)
from reference.document
union all by name
select
    'file-' || report.artifact_sha256[1:12] as document_id,
    case
        when starts_with(file, 'data/sample/') then 'サンプル（架空）：'
        else ''
    end || regexp_extract(report.file, '[^/]+$') as title,
    case
        when starts_with(file, 'data/sample/') then 'サンプル（架空）'
        when report.communities = 1 then coalesce(community.network_body_ja, community.name_ja)
        else '各バイオコミュニティ'
    end as publisher,
    strftime(report.in_hand_on, '%Y-%m-%d') as published_on,
    'stated' as date_basis,
    'community' as kind,
    'A' as confidence,
    '受領した報告のファイル。日付は受領日。' as note_ja,
    'A report as received; the date is the day of receipt.' as note_en
from report
left join reference.community as community on community.community_id = report.community_id
