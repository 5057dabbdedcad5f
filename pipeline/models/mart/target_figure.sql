-- mart.target_figure: every printed side of a target: baseline, target, upper end, milestone.
-- grain: figure_id

select
    case
        when subject = 'target' then 'target'
        else 'community-target'
    end || '.' || replace(key, '/', '.') || '.' || role
        || case when role = 'milestone' then '.' || period_id else '' end as figure_id,
    subject,
    split_part(key, '/', 1) as owner_id,
    split_part(key, '/', 2) as object_id,
    role,
    period_id as period,
    position,
    starts_on,
    ends_on,
    number as value,
    unit_id as unit,
    decimals,
    value_base,
    qualifier_id as qualifier,
    status_id as status,
    document_id,
    nullif(locator, '') as locator,
    confidence,
    source_id,
    published_as as file,
    artifact_sha256,
    address,
    raw_value as raw_text,
    raw_unit,
    nullif(period, '') as raw_period,
    nullif(array_to_string(steps, ' '), '') as steps,
    nullif(note_ja, '') as note_ja,
    nullif(note_en, '') as note_en,
    known_from,
    (subject, key) in (select (subject, key) from reference.withheld) as withheld
from staging.accepted
where subject in ('target', 'community_target')
