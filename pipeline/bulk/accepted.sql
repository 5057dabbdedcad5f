-- bulk.accepted_…: the rows that count, each at its physical line of the file; a figure that is absent has its reason.
-- grain: line
select
    line,
    series_code as series_id,
    community_code as community_id,
    indicator_code as indicator_id,
    period_id as period,
    read_number as value,
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
