-- staging.accepted: the readings that count, with their value in the base unit and the day they were known.
-- grain: reading_id
-- known_from is the last day of the publication date as far as it is known; without one, the day the source was
-- compiled; without that, the day the file was received (all in Japan's time).

select
    reading.*,
    case when reading.dimension = 'money' then (reading.number * reading.factor::decimal(14, 0))::decimal(38, 6) end as value_base,
    coalesce(reading.published_by, source.compiled_on, artifact.first_received_on) as known_from,
    case
        when reading.published_by is not null then 'published'
        when source.compiled_on is not null then 'compiled'
        else 'received'
    end as known_basis
from staging.reading as reading
join staging.disposition as disposition on disposition.reading_id = reading.reading_id
join raw.source as source on source.source_id = reading.source_id
join raw.artifact as artifact
    on artifact.source_id = reading.source_id
    and artifact.file = reading.file
    and artifact.artifact_sha256 = reading.artifact_sha256
where disposition.disposition = 'accepted'
