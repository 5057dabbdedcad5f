-- quarantine.file: each file received, by the name it came with, and what became of its readings. For the office alone.
-- grain: source_id, file, artifact_sha256
-- read = accepted + quarantined + skipped, always (checks/conservation.sql holds it).

select
    artifact.source_id,
    artifact.file,
    macros.published_name(source.from_inbox, artifact.file, artifact.artifact_sha256) as published_as,
    artifact.artifact_sha256,
    artifact.bytes,
    artifact.is_newest,
    artifact.receipts,
    artifact.first_received_at,
    artifact.last_received_at,
    artifact.readings,
    count(*) filter (where disposition.disposition = 'accepted')::integer as accepted,
    count(*) filter (where disposition.disposition = 'quarantined')::integer as quarantined,
    count(*) filter (where disposition.disposition = 'skipped')::integer as skipped,
    array_to_string(
        list_sort(list(distinct disposition.rule_id) filter (where disposition.disposition = 'skipped')), ' '
    ) as skip_rules
from raw.artifact as artifact
join raw.source as source using (source_id)
left join staging.disposition as disposition
    on disposition.source_id = artifact.source_id
    and disposition.file = artifact.file
    and disposition.artifact_sha256 = artifact.artifact_sha256
    and disposition.stay = artifact.stay
where artifact.is_last_stay
group by all
