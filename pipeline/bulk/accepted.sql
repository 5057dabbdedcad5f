-- bulk.accepted_…: the rows that count, each at its physical line of the file; a figure that is absent has its reason.
-- grain: line
select
    line,
    nullif(series_id, '') as series_id,
    nullif(community_id, '') as community_id,
    nullif(indicator_id, '') as indicator_id,
    period_id as period,
    number as value,
    decimals::utinyint as decimals,
    missing_reason,
    unit_id as unit,
    qualifier_id as qualifier,
    status_id as status,
    published_by,
    nullif(note, '') as note,
    odd_value as value_text
from tidy.judged
where rule_id is null
