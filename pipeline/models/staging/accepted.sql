-- staging.accepted: the readings that count, with their value in the base unit and the day they were known.
-- grain: reading_id

select
    reading.*,
    case when reading.dimension = 'money' then macros.in_base_unit(reading.number, reading.factor) end as value_base,
    case
        when reading.published_by is not null then 'published'
        when source.compiled_on is not null then 'compiled'
        else 'received'
    end as known_basis
from staging.reading as reading
join staging.disposition as disposition on disposition.reading_id = reading.reading_id
join raw.source as source on source.source_id = reading.source_id
where disposition.disposition = 'accepted'
