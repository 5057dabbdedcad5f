-- staging.version: every version of every observation; a new row only where value, unit, status or qualifier changed.
-- grain: key, period_id, known_from
-- known_to is the day before which a version stood; the current version has none. Of what came on one day the last
-- counts.

with

-- A report may give an expected and an actual value of one period: the stronger one is shown.
strongest as (
    select *, false as absent
    from staging.accepted
    where subject = 'observation'
    qualify not reported or row_number() over (
        partition by key, period_id, known_from
        order by
            list_position(['actual', 'estimate', 'derived', 'expected', 'forecast', 'target'], status_id), reading_id
    ) = 1
),

-- What an answer no longer gives is withdrawn, unless another has given the figure since.
event as (
    select * from strongest
    union all by name
    select
        source_id, answer, key, period_id, withdrawn_on as known_from, withdrawn_order as received_order,
        true as absent
    from staging.withdrawn
),

told as (
    select
        *,
        last_value(case when not absent then source_id || ' ' || answer end ignore nulls) over (
            partition by key, period_id order by known_from, received_order
            rows between unbounded preceding and 1 preceding
        ) as given_by
    from event
    qualify not absent or given_by = source_id || ' ' || answer
),

last_of_day as (
    select *
    from told
    qualify row_number() over (partition by key, period_id, known_from order by received_order desc) = 1
),

compared as (
    select
        *,
        lag((absent, value_base, number, unit_id, status_id, qualifier_id, missing_reason)) over versions
            is not distinct from (absent, value_base, number, unit_id, status_id, qualifier_id, missing_reason)
            as unchanged
    from last_of_day
    window versions as (partition by key, period_id order by known_from)
)

select * exclude (absent, given_by, unchanged), lead(known_from) over (
    partition by key, period_id order by known_from
) as known_to
from compared
where not coalesce(unchanged, false)
qualify not absent
