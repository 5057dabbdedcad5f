-- mart.source_status: each file received from each source, as it is published, and what became of its readings.
-- grain: source_id, file, artifact_sha256
-- A report stands here by its code: the same bytes under two names are one row. What it adds up is quarantine.file
-- (checks/published_counts.sql holds it).

select
    file.source_id,
    source.title_ja,
    source.title_en,
    source.publisher_ja,
    source.publisher_en,
    source.licence,
    source.credit_ja,
    source.credit_en,
    source.compiled_on,
    file.published_as as file,
    file.artifact_sha256,
    max(file.bytes) as bytes,
    bool_or(file.is_newest) as is_newest,
    sum(file.receipts)::integer as receipts,
    min(file.first_received_at) as first_received_at,
    max(file.last_received_at) as last_received_at,
    sum(file.readings)::integer as readings,
    sum(file.accepted)::integer as accepted,
    sum(file.quarantined)::integer as quarantined,
    sum(file.skipped)::integer as skipped,
    array_to_string(list_sort(list_distinct(
        flatten(list(string_split(file.skip_rules, ' ')) filter (where file.skip_rules is not null))
    )), ' ') as skip_rules
from quarantine.file as file
join raw.source as source using (source_id)
group by all
