-- error: what is published of a source does not add up to what was read: its files, or its held readings by rule.
with

listed as (
    select
        source_id,
        sum(readings) as readings,
        sum(accepted) as accepted,
        sum(skipped) as skipped,
        sum(quarantined) as quarantined
    from quarantine.file
    group by source_id
),

published as (
    select
        source_id,
        sum(readings) as readings,
        sum(accepted) as accepted,
        sum(skipped) as skipped,
        sum(quarantined) as quarantined
    from mart.source_status
    group by source_id
),

held as (
    select source_id, published_as as file, count(*) as quarantined
    from quarantine.reading
    where decided
    group by source_id, published_as
),

by_rule as (
    select source_id, file, sum(quarantined) as quarantined
    from mart.quarantine
    group by source_id, file
)

select listed.source_id, null as file, listed.readings as listed, published.readings as published
from listed
full join published using (source_id)
where (listed.readings, listed.accepted, listed.skipped, listed.quarantined)
    is distinct from (published.readings, published.accepted, published.skipped, published.quarantined)
union all
select source_id, file, held.quarantined, by_rule.quarantined
from held
full join by_rule using (source_id, file)
where held.quarantined is distinct from by_rule.quarantined
