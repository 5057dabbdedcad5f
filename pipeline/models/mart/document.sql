-- mart.document: every document a figure stands in: those people keep, and each report that gave an accepted figure.
-- grain: document_id

with

report as (
    select
        artifact_sha256,
        min(published_as) as file,
        bool_or(from_inbox) as from_inbox,
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
    macros.file_code(report.artifact_sha256) as document_id,
    case
        when report.from_inbox then 'コミュニティの報告 ' -- by its code
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
