-- error: two versions of one observation stand on the same day, or none does although nobody withdrew it.
select series_id, period, observation_id, known_from, known_to
from mart.observation
qualify count(*) filter (where known_to is null) over (partition by series_id, period) > 1
    or (
        count(*) filter (where known_to is null) over (partition by series_id, period) = 0
        and not exists (
            select 1 from staging.withdrawn where withdrawn.key = series_id and withdrawn.period_id = period
        )
    )
    or known_to <= known_from
